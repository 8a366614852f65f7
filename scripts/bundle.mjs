/**
 * Bundles programs for Node.js, each into one `.mjs` file, without the packages: it must be put where these are found. It starts in
 * a third of the time that its sources need, whose modules are found and compiled one by one.
 *
 * @param entries paths of the sources by the names of the programs, relative to `root`
 * @returns paths of the sources that went in and of the files that were made, relative to `root`
 */
export async function bundle(entries, { root, folder }) {
  const { build } = await import('esbuild')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'warning',
  })
  // A module that is imported as JSON is listed with that behind its path.
  const sources = Object.keys(metafile.inputs).map((path) => path.replace(/ with \{.*\}$/, ''))
  return { sources, made: Object.keys(metafile.outputs) }
}
