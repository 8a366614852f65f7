// `npm run dev`: as `npm start`, but without a build, and reloading on change.
import { generate, install, prepare, serve } from './setup.mjs'

await install()
await generate()
await prepare()
serve('dev')
