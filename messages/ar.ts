import type { Messages } from './en'
import admin from './parts/admin.ar.json' with { type: 'json' }
import annotations from './parts/annotations.ar.json' with { type: 'json' }
import codes from './parts/codes.ar.json' with { type: 'json' }
import common from './parts/common.ar.json' with { type: 'json' }
import desk from './parts/desk.ar.json' with { type: 'json' }
import errors from './parts/errors.ar.json' with { type: 'json' }
import intake from './parts/intake.ar.json' with { type: 'json' }
import publicPages from './parts/public.ar.json' with { type: 'json' }
import report from './parts/report.ar.json' with { type: 'json' }
import reports from './parts/reports.ar.json' with { type: 'json' }
import shell from './parts/shell.ar.json' with { type: 'json' }
import signIn from './parts/sign-in.ar.json' with { type: 'json' }
import sources from './parts/sources.ar.json' with { type: 'json' }
import versions from './parts/versions.ar.json' with { type: 'json' }
import watching from './parts/watching.ar.json' with { type: 'json' }
import workspace from './parts/workspace.ar.json' with { type: 'json' }

/** Every word of the interface in Arabic: the type check refuses it while a key of the English is missing. */
const ar: Messages = {
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

export default ar
