/** Files for tests, made byte by byte: small PDFs and zips, honest and not. */

import { deflateRawSync } from 'node:zlib'

/** A PDF of the given objects, the first of them its catalogue. */
export function pdfOf(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = file.length
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  file += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

export const streamOf = (content: string, more = ''): string =>
  `<< /Length ${content.length} ${more} >>\nstream\n${content}\nendstream`

/** A line of print: where it begins, in points from the foot and the left, its size and words. */
export type PrintLine = readonly [x: number, y: number, size: number, text: string]

/** A PDF whose pages print the given lines in Helvetica, without kerning and with nothing else. */
export function printedPdf(pages: readonly (readonly PrintLine[])[], info = ''): Uint8Array {
  const first = 4
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')
  const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + at * 2 + 1} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      streamOf(
        lines.map(([x, y, size, text]) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`).join('\n'),
      ),
    ]),
    `<< ${info} >>`,
  ]
  return pdfOf(objects, `/Info ${objects.length} 0 R`)
}

/** A zip of the given parts. `packed` parts are taken as they are, as deflated data. */
export function zipOf(parts: Readonly<Record<string, string | { readonly packed: Uint8Array }>>): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, part] of Object.entries(parts)) {
    const data = typeof part === 'string' ? deflateRawSync(Buffer.from(part)) : Buffer.from(part.packed)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(data.length, 14)
    // The size that it says to have when it is unpacked: nobody should believe it.
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name)])
    const offset = Buffer.alloc(4)
    offset.writeUInt32LE(at)
    const entry = [Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, Buffer.alloc(10), offset, Buffer.from(name)]
    central.push(Buffer.concat(entry))
    local.push(head, data)
    at += head.length + data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(central.length, 4)
  end.writeUInt16LE(central.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return new Uint8Array(Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]))
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** The parts of a Word file with the given body and, before its XML, a prologue. */
export function wordParts(body: string, prologue = ''): Record<string, string> {
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `${prologue}<w:document ${W}><w:body>${body}</w:body></w:document>`,
  }
}

export const wordParagraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
