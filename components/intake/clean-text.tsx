import { sliceCodePoints } from '@/lib/domain/anchoring/text'
import type { Direction } from '@/lib/domain/codes'
import type { ComposedText } from '@/lib/domain/intake/draft'
import { itemLook } from '../article/list-item'

/** The text as it will be stored, block by block. */
export function CleanText({
  composed,
  language,
  direction,
}: {
  composed: ComposedText
  language: string
  direction: Direction
}) {
  return (
    <div lang={language} dir={direction} className="flex flex-col gap-4">
      {composed.blocks.map((block) => {
        const words = sliceCodePoints(composed.text, block.start, block.end)
        if (words === '') return null
        const item = block.kind === 'list' ? itemLook(block, words) : null
        return (
          <p
            key={block.start}
            lang={block.language}
            dir={block.direction}
            data-item={item?.['data-item']}
            className={
              block.role === 'title'
                ? 'article-headline'
                : `article-text whitespace-pre-wrap ${item?.className ?? ''} ${block.kind === 'heading' ? 'font-semibold' : ''} ${block.kind === 'caption' ? 'text-ink-soft' : ''}`
            }
          >
            {words}
          </p>
        )
      })}
    </div>
  )
}
