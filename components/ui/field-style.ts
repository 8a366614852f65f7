import { tv } from 'tailwind-variants'

/** What can be filled in: native inputs and those of the library look the same. */
export const inputStyle = tv({
  base: [
    'block w-full min-w-0 rounded-md border border-line-strong bg-sheet px-3 py-1.5 text-base text-ink text-start transition-colors',
    'hover:border-ink-faint disabled:cursor-not-allowed disabled:bg-well disabled:text-ink-faint [&[readonly]]:bg-well',
    // Not `:invalid`: an empty required field is no fault before anybody has typed.
    'data-invalid:border-danger user-invalid:border-danger aria-invalid:border-danger',
  ],
  variants: {
    multiline: { true: 'min-h-20 resize-y py-2 leading-relaxed', false: 'min-h-9' },
    dense: { true: 'min-h-8 px-2 py-1 text-sm' },
  },
  defaultVariants: { multiline: false },
})

export const labelStyle = 'block text-sm font-medium text-ink'
export const hintStyle = 'text-sm text-ink-faint'
export const fieldErrorStyle = 'flex items-start gap-1.5 text-sm font-medium text-danger'
export const fieldStyle = 'flex min-w-0 flex-col gap-1'

/** The list of a select, combo box, menu or list box. */
export const optionStyle = tv({
  base: [
    'group relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2.5 py-1 text-base text-ink no-underline outline-none',
    'focus:bg-accent-tint hover:bg-hover disabled:text-ink-faint disabled:opacity-60 focus-visible:outline-2 focus-visible:-outline-offset-2',
  ],
  variants: { danger: { true: 'text-danger focus:bg-danger-tint hover:bg-danger-tint' } },
})

/** Anything that lies above the page. */
export const floatStyle = tv({
  base: [
    'rounded-lg border border-line bg-float text-ink shadow-float outline-none transition-opacity duration-100',
    'entering:opacity-0 exiting:opacity-0 forced-colors:border-[color:CanvasText]',
  ],
})
