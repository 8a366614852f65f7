import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'
import { defineConfig, globalIgnores } from 'eslint/config'

/**
 * Physical sides in class names turn wrong in right-to-left text: `ms-2`, not `ml-2`. Matches whole classes, also behind
 * variants (`md:pl-4`) and with a minus.
 */
const PHYSICAL_CLASS = `/${[
  String.raw`(^|[\s:])-?((scroll-)?[mp][lr]|left|right)-(\d|\[|\(|px|auto|full)`,
  String.raw`(^|[\s:])(border|rounded)-(l|r|tl|tr|bl|br)(-|\s|$)`,
  String.raw`(^|[\s:])(text|float|clear)-(left|right)(\s|$)`,
].join('|')}/`
const LOGICAL =
  'Use the logical class (ms- me- ps- pe- start- end- border-s rounded-e text-start): the page may run from right to left.'

export default defineConfig([
  ...nextVitals,
  ...nextTypescript,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    ignores: ['**/*.test.*'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `Literal[value=${PHYSICAL_CLASS}]`, message: LOGICAL },
        { selector: `TemplateElement[value.raw=${PHYSICAL_CLASS}]`, message: LOGICAL },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Imported and typed content is drawn as data by our components, never as HTML.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'react-aria-components', message: 'Only components/ui knows the library; use its wrappers.' },
            { name: 'next/font/google', message: 'Fonts come from the package registry: app/globals.css.' },
            { name: 'next/image', message: 'The image optimiser is off; use <img> with width, height and alt.' },
          ],
        },
      ],
      '@next/next/no-img-element': 'off',
      // The readers' pages are route handlers that write their own document: the router can't go there (decision 025).
      '@next/next/no-html-link-for-pages': 'off',
      '@next/next/no-head-element': 'off',
    },
  },
  { files: ['components/ui/**'], rules: { 'no-restricted-imports': 'off' } },
  globalIgnores([
    '.next/**',
    '.next*/**',
    'lib/server/db/generated/**',
    'next-env.d.ts',
    'data/**',
    'test-results/**',
    'playwright-report/**',
  ]),
])
