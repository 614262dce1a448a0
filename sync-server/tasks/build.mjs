// `npm run build`: the app into dist/app and the server into dist/server, side by side.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fingerprint, markBuilt } from './build/fingerprint.mjs'

const before = fingerprint()
rmSync('dist', { recursive: true, force: true })

/** @param {string[]} words @returns {Promise<number>} */
function vite(...words) {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...words],
      {
        stdio: 'inherit',
      },
    )
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const codes = await Promise.all([vite(), vite('--ssr')])
if (codes.some((code) => code !== 0)) process.exit(1)
markBuilt(before)
console.log('built dist/app and dist/server')
