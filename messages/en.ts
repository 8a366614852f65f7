import admin from './parts/admin.en.json'
import codes from './parts/codes.en.json'
import common from './parts/common.en.json'
import desk from './parts/desk.en.json'
import errors from './parts/errors.en.json'
import intake from './parts/intake.en.json'
import publicPages from './parts/public.en.json'
import report from './parts/report.en.json'
import shell from './parts/shell.en.json'
import signIn from './parts/sign-in.en.json'

/**
 * Every word of the interface in English; the keys of all languages are typed from it. A new namespace is two files
 * under `parts/` and one line here and in `ar.ts`.
 */
const en = { admin, codes, common, desk, errors, intake, public: publicPages, report, shell, 'sign-in': signIn }

export default en
export type Messages = typeof en
