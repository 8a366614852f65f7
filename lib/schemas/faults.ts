import type { z } from 'zod'
import { fault, isReason } from '@/lib/domain/refusals/english'
import { type InputFault, say, type Sentence } from '@/lib/domain/refusals/sentence'

/** The fault behind an issue of zod, with its place as a JSON pointer. */
export const faultOfIssue = (issue: z.core.$ZodIssue): InputFault => fault(pointerOf(issue.path), sentenceOf(issue))

/** A JSON pointer (RFC 6901). */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const LISTS: ReadonlySet<string> = new Set(['array', 'set', 'map', 'file'])

function sentenceOf(issue: z.core.$ZodIssue): Sentence {
  if (isReason(issue.message)) return { reason: issue.message, values: {} }
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? say('faults.missing') : ofType(issue.expected)
    case 'invalid_value':
      return say('faults.not-one-of', { known: issue.values.map(String).join(', ') })
    case 'unrecognized_keys':
      return say('faults.unknown-fields', { names: issue.keys.join(', ') })
    case 'too_big': {
      const most = String(issue.maximum)
      if (issue.origin === 'string') return say('faults.too-long', { most })
      return LISTS.has(issue.origin) ? say('faults.too-many', { most }) : say('faults.too-large', { most })
    }
    case 'too_small': {
      const least = String(issue.minimum)
      if (issue.origin === 'string') return say('faults.too-short', { least })
      return LISTS.has(issue.origin) ? say('faults.too-few', { least }) : say('faults.too-small', { least })
    }
    case 'invalid_format':
      return say('faults.wrong-form')
    default:
      return say('faults.invalid')
  }
}

function ofType(expected: string): Sentence {
  switch (expected) {
    case 'string':
      return say('faults.not-text')
    case 'number':
    case 'int':
      return say('faults.not-a-number')
    case 'boolean':
      return say('faults.not-yes-or-no')
    case 'array':
      return say('faults.not-a-list')
    case 'object':
    case 'record':
      return say('faults.not-an-object')
    default:
      return say('faults.wrong-type', { expected })
  }
}
