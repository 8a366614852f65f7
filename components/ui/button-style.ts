import { tv, type VariantProps } from 'tailwind-variants'

/** One look for everything that is pressed: the pressable button, the native one in a plain form, and the link that acts. */
export const buttonStyle = tv({
  base: [
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium no-underline',
    'transition-colors disabled:cursor-not-allowed disabled:opacity-55 pending:opacity-70',
  ],
  variants: {
    variant: {
      primary:
        'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong pressed:bg-accent-strong',
      secondary: 'border-line-strong/60 bg-sheet text-ink hover:bg-hover pressed:bg-hover',
      quiet: 'border-transparent bg-transparent text-ink-soft hover:bg-hover hover:text-ink pressed:bg-hover',
      danger:
        'border-danger bg-sheet text-danger hover:bg-danger hover:text-on-danger pressed:bg-danger pressed:text-on-danger',
      'danger-solid':
        'border-danger bg-danger text-on-danger hover:border-danger-strong hover:bg-danger-strong pressed:bg-danger-strong',
    },
    size: {
      sm: 'min-h-7 px-2.5 py-0.5 text-sm',
      md: 'min-h-9 px-3.5 py-1 text-base',
      lg: 'min-h-11 px-5 py-1.5 text-lg',
    },
  },
  defaultVariants: { variant: 'secondary', size: 'md' },
})

export type ButtonLook = VariantProps<typeof buttonStyle>

/** A square button with only an icon; never under 24 px (WCAG 2.5.8). */
export const iconButtonStyle = tv({
  base: 'inline-flex shrink-0 items-center justify-center rounded-md border border-transparent text-ink-soft transition-colors hover:bg-hover hover:text-ink pressed:bg-hover disabled:cursor-not-allowed disabled:opacity-55 selected:bg-accent-tint selected:text-accent',
  variants: {
    size: { sm: 'size-6', md: 'size-8', lg: 'size-11' },
    outlined: { true: 'border-line-strong bg-sheet' },
  },
  defaultVariants: { size: 'md' },
})

export type IconButtonLook = VariantProps<typeof iconButtonStyle>
