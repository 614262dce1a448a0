// `npm run dev`: the server restarts on change, Vite serves the app and sends /api to it. Ctrl-C ends both.
import { spawn } from 'node:child_process'

const env = {
  ...process.env,
  PORT: process.env.PORT ?? '8787',
  GRIDWALK_DATA: process.env.GRIDWALK_DATA ?? '.data',
}

/** @param {string[]} words */
const start = (...words) => spawn(process.execPath, words, { stdio: 'inherit', env })

const children = [
  start('node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'sync-server/main.ts'),
  start('node_modules/vite/bin/vite.js', '--clearScreen', 'false', ...process.argv.slice(2)),
]

function stop() {
  for (const child of children) child.kill()
}
for (const child of children) child.on('exit', stop)
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
