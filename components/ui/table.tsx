import type { ComponentProps, ReactNode } from 'react'

interface TableProps {
  /** What the table shows; read before it, seen only with `showCaption`. */
  caption: string
  showCaption?: boolean
  /** `<Column>`s. */
  columns: ReactNode
  /** `<Row>`s. */
  children: ReactNode
  className?: string
}

/**
 * Rows and columns of text. On a narrow screen each row becomes a block and each cell names its column (`label`);
 * the roles are written out, for `display: block` would take them away.
 */
export function Table({ caption, showCaption, columns, children, className = '' }: TableProps) {
  return (
    <table role="table" className={`w-full border-collapse text-start text-base max-md:block ${className}`}>
      <caption className={showCaption ? 'pb-2 text-start font-semibold max-md:block' : 'sr-only'}>{caption}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-line-strong border-b">
          {columns}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {children}
      </tbody>
    </table>
  )
}

interface ColumnProps extends ComponentProps<'th'> {
  numeric?: boolean
  /** Set on the column the rows are sorted by. */
  sorted?: 'ascending' | 'descending'
}

export function Column({ numeric, sorted, className = '', ...props }: ColumnProps) {
  return (
    <th
      {...props}
      role="columnheader"
      scope="col"
      aria-sort={sorted}
      className={`px-3 py-2 align-bottom font-medium text-ink-faint text-sm first:ps-0 last:pe-0 ${numeric ? 'text-end' : 'text-start'} ${className}`}
    />
  )
}

export function Row({ className = '', ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      {...props}
      role="row"
      className={`border-line border-b transition-colors last:border-b-0 hover:bg-hover/50 max-md:block max-md:py-2.5 ${className}`}
    />
  )
}

interface CellProps extends ComponentProps<'td'> {
  /** The column's name, shown before the value on a narrow screen. */
  label?: string
  numeric?: boolean
}

export function Cell({ label, numeric, className = '', children, ...props }: CellProps) {
  return (
    <td
      {...props}
      role="cell"
      className={`px-3 py-2.5 align-top first:ps-0 last:pe-0 max-md:flex max-md:gap-2 max-md:px-0 max-md:py-0.5 ${numeric ? 'figures text-end max-md:text-start' : ''} ${className}`}
    >
      {label ? (
        <span aria-hidden className="hidden w-28 shrink-0 text-ink-faint text-sm max-md:block">
          {label}
        </span>
      ) : null}
      {label ? <div className="min-w-0">{children}</div> : children}
    </td>
  )
}

/** The cell that names its row. */
export function RowHeader({ className = '', ...props }: ComponentProps<'th'>) {
  return (
    <th
      {...props}
      role="rowheader"
      scope="row"
      className={`px-3 py-2.5 text-start align-top font-medium first:ps-0 last:pe-0 max-md:block max-md:w-auto! max-md:px-0 max-md:py-0.5 ${className}`}
    />
  )
}
