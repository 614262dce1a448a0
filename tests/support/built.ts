import { existsSync } from 'node:fs'

/** The browser tests drive what a user gets: the built app, served by the built server. */
export function setup(): void {
  for (const file of ['dist/app/index.html', 'dist/server/main.js']) {
    if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build" first`)
  }
}
