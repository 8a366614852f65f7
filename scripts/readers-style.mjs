// The style sheet and the fonts of the readers' pages. Those pages are written without React, so Next doesn't build their
// style; this is done when its configuration is read for a build or for development.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const SHEET = join(root, 'app/readers.css')
const FOLDER = join(root, 'public/readers')

/** The sheet, with the files that it names: each is to lie beside it. */
async function compiled() {
  const [{ default: postcss }, { default: tailwind }] = await Promise.all([
    import('postcss'),
    import('@tailwindcss/postcss'),
  ])
  const { css } = await postcss([tailwind({ base: root, optimize: { minify: true } })]).process(
    readFileSync(SHEET, 'utf8'),
    { from: SHEET },
  )
  const fonts = new Map()
  const sheet = css
    // Every browser that knows the rest of the sheet knows woff2.
    .replaceAll(/,\s*url\([^)]*\.woff["']?\)\s*format\(["']?woff["']?\)/g, '')
    .replaceAll(/url\(["']?([^"')]+\.woff2)["']?\)/g, (_, path) => {
      const file = resolve(dirname(SHEET), path)
      fonts.set(basename(file), file)
      return `url(./${basename(file)})`
    })
    // A face that comes late is used from the next page on: the text never moves under its reader.
    .replaceAll(/font-display:\s*swap/g, 'font-display:optional')
  return { sheet, fonts }
}

/** Writes both into `public/readers/<hash>`, once for each content. @returns the folder's address */
export async function buildReadersStyle() {
  const { sheet, fonts } = await compiled()
  const hash = createHash('sha256').update(sheet)
  for (const file of fonts.values()) hash.update(readFileSync(file))
  const name = hash.digest('hex').slice(0, 12)
  write(join(FOLDER, name), sheet, fonts)
  return `/readers/${name}`
}

/** For development: under one name, and again after each change of a source. @returns the folder's address */
export async function watchReadersStyle() {
  const folder = join(FOLDER, 'development')
  const again = async () => {
    const { sheet, fonts } = await compiled()
    rmSync(folder, { recursive: true, force: true })
    write(folder, sheet, fonts)
  }
  await again()
  let soon
  for (const sources of ['app', 'components'])
    watch(join(root, sources), { recursive: true }, () => {
      clearTimeout(soon)
      soon = setTimeout(() => again().catch(console.error), 100)
    }).unref()
  return '/readers/development'
}

/** A folder that is there is whole: it is filled under another name first. */
function write(folder, sheet, fonts) {
  if (existsSync(folder)) return
  const filling = `${folder}-${process.pid}`
  mkdirSync(filling, { recursive: true })
  writeFileSync(join(filling, 'style.css'), sheet)
  for (const [name, file] of fonts) copyFileSync(file, join(filling, name))
  try {
    renameSync(filling, folder)
  } catch (error) {
    rmSync(filling, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
