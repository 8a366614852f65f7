declare module 'html-encoding-sniffer' {
  /** The name of an HTML document's encoding by the WHATWG sniffing algorithm; `defaultEncoding` when nothing says it. */
  export default function sniffHTMLEncoding(
    bytes: Uint8Array,
    options?: { transportLayerEncodingLabel?: string; defaultEncoding?: string; xml?: boolean },
  ): string
}
