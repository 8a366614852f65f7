import type { Messages } from './en'
import codes from './parts/codes.ar.json'
import common from './parts/common.ar.json'
import desk from './parts/desk.ar.json'
import errors from './parts/errors.ar.json'
import intake from './parts/intake.ar.json'
import publicPages from './parts/public.ar.json'
import shell from './parts/shell.ar.json'
import signIn from './parts/sign-in.ar.json'

/** Every word of the interface in Arabic: the type check refuses it while a key of the English is missing. */
const ar: Messages = { codes, common, desk, errors, intake, public: publicPages, shell, 'sign-in': signIn }

export default ar
