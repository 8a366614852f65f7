import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { BROKEN_BEHAVIOURS, broken } from './broken-behaviours'

it.each(BROKEN_BEHAVIOURS)('can still be broken: $behaviour', (behaviour) => {
  const whole = readFileSync(behaviour.file, 'utf8')
  expect(broken(behaviour, whole)).not.toBe(whole)
  expect(behaviour.tests.filter((file) => !existsSync(file))).toEqual([])
})
