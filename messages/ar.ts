import type { Messages } from './en'
import admin from './parts/admin.ar.json'
import codes from './parts/codes.ar.json'
import common from './parts/common.ar.json'
import desk from './parts/desk.ar.json'
import errors from './parts/errors.ar.json'
import intake from './parts/intake.ar.json'
import publicPages from './parts/public.ar.json'
import report from './parts/report.ar.json'
import shell from './parts/shell.ar.json'
import signIn from './parts/sign-in.ar.json'

/** Every word of the interface in Arabic: the type check refuses it while a key of the English is missing. */
const ar: Messages = { admin, codes, common, desk, errors, intake, public: publicPages, report, shell, 'sign-in': signIn }

export default ar
