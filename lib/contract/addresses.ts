import type { Address } from './address'
import { AGENTS } from './agents'
import { APPEARANCES } from './appearances'
import { ARTICLES } from './articles'
import { CLAIMS } from './claims'
import { COMMENTS } from './comments'
import { ERROR_REPORTS } from './error-reports'
import { EVIDENCE } from './evidence'
import { NEWSROOM } from './newsroom'
import { RELATIONS } from './relations'
import { SOURCES } from './sources'
import { VERDICTS } from './verdicts'
import { VERSIONS } from './versions'
import { WATCHES } from './watches'

/** Every address of the API, by method and path. */
export const ADDRESSES = {
  ...NEWSROOM,
  ...ARTICLES,
  ...VERSIONS,
  ...CLAIMS,
  ...APPEARANCES,
  ...EVIDENCE,
  ...RELATIONS,
  ...COMMENTS,
  ...VERDICTS,
  ...ERROR_REPORTS,
  ...WATCHES,
  ...AGENTS,
  ...SOURCES,
}

/** Method and path of an address: `POST /articles/{id}/claims`. */
export type Place = keyof typeof ADDRESSES

/** The same for who walks through all of them. */
export const DECLARED: Readonly<Record<string, Address>> = ADDRESSES
