// `npm start`: from a fresh clone to a running Stet. The second time it takes seconds.
import { build, generate, install, prepare, serve } from './setup.mjs'

process.env.NODE_ENV = 'production'
await install()
await generate()
await build()
await prepare()
serve('start')
