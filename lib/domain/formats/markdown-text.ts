/** Text into Markdown (CommonMark): what people typed says what it said, and nothing else. */

import type { Block, Inline } from './justification'

/** A text as one line of Markdown: everything that could be markup is escaped, line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_[\]<>|~&$^]/g, '\\$&')
    .replace(
      /^(\s*)([-+#=]|\d{1,9}[.)])/,
      (_, space: string, mark: string) =>
        `${space}${mark.length > 1 ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : `\\${mark}`}`,
    )
}

/** A text of several lines as a block quote. */
export function quoteMarkdown(text: string): string {
  return prefixed(text.split('\n').map(escapeMarkdown), '> ', '> ')
}

/** Lines with a mark before the first and room for it before the others. */
export function prefixed(lines: readonly string[], first: string, others: string): string {
  return lines.map((line, at) => `${at === 0 ? first : others}${line}`.trimEnd()).join('\n')
}

/** A justification as Markdown again, made only of what we know. */
export function justificationMarkdown(blocks: readonly Block[]): string {
  return blocks.map(blockMarkdown).join('\n\n')
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineMarkdown(block.children)
    case 'code':
      return prefixed(block.text.split('\n'), '    ', '    ')
    case 'quote':
      return prefixed(justificationMarkdown(block.children).split('\n'), '> ', '> ')
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.start === null ? '- ' : `${block.start + at}. `
          return prefixed(justificationMarkdown(item).split('\n'), mark, ' '.repeat(mark.length))
        })
        .join('\n')
  }
}

function inlineMarkdown(inlines: readonly Inline[]): string {
  return inlines
    .map((inline): string => {
      switch (inline.kind) {
        case 'text':
          return escapeMarkdown(inline.text)
        case 'citation':
          return inline.text
        case 'code':
          return codeMarkdown(inline.text)
        case 'emphasis':
          return `*${inlineMarkdown(inline.children)}*`
        case 'strong':
          return `**${inlineMarkdown(inline.children)}**`
        case 'link':
          return `[${inlineMarkdown(inline.children)}](<${inline.href}>)`
        case 'break':
          return '\\\n'
      }
    })
    .join('')
}

/** Code between more backticks than it holds. */
function codeMarkdown(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${room}${text}${room}${fence}`
}
