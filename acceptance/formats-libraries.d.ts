/** The little that the acceptance tests use of libraries that come without types. */

declare module 'jsonld' {
  interface Options {
    readonly format: 'application/n-quads'
    readonly documentLoader: (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>
  }
  const jsonld: { toRDF(document: unknown, options: Options): Promise<string> }
  export default jsonld
}

declare module 'n3' {
  import type { DatasetCore, Quad } from '@rdfjs/types'

  export class Parser {
    parse(text: string): Quad[]
  }
  export const Store: new (quads?: Quad[]) => DatasetCore
}
