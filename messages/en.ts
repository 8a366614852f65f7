import admin from './parts/admin.en.json' with { type: 'json' }
import annotations from './parts/annotations.en.json' with { type: 'json' }
import codes from './parts/codes.en.json' with { type: 'json' }
import common from './parts/common.en.json' with { type: 'json' }
import desk from './parts/desk.en.json' with { type: 'json' }
import errors from './parts/errors.en.json' with { type: 'json' }
import intake from './parts/intake.en.json' with { type: 'json' }
import publicPages from './parts/public.en.json' with { type: 'json' }
import report from './parts/report.en.json' with { type: 'json' }
import reports from './parts/reports.en.json' with { type: 'json' }
import shell from './parts/shell.en.json' with { type: 'json' }
import signIn from './parts/sign-in.en.json' with { type: 'json' }
import sources from './parts/sources.en.json' with { type: 'json' }
import versions from './parts/versions.en.json' with { type: 'json' }
import watching from './parts/watching.en.json' with { type: 'json' }
import workspace from './parts/workspace.en.json' with { type: 'json' }

/**
 * Every word of the interface in English; the keys of all languages are typed from it. A new namespace is two files
 * under `parts/` and one line here and in `ar.ts`. Each import says `with { type: 'json' }`, for Node's own loader, which
 * the journeys run in, takes no JSON without it.
 */
const en = {
  admin,
  annotations,
  codes,
  common,
  desk,
  errors,
  intake,
  public: publicPages,
  report,
  reports,
  shell,
  'sign-in': signIn,
  sources,
  versions,
  watching,
  workspace,
}

export default en
export type Messages = typeof en
