import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { pino } from 'pino'
import { Problem, problems } from '#domain/problem.ts'
import { readConfig } from './config.ts'
import { openServer } from './open-server.ts'
import type { ServerContext } from './services/server-context.ts'

/** Runs an operator's command on the database that the settings name, also while the server is running. */
export async function withServer(work: (context: ServerContext) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  mkdirSync(config.data, { recursive: true })
  const log = pino({ level: config.logLevel })
  const context = await openServer({
    file: join(config.data, 'gridwalk.sqlite'),
    database: config.database,
    log,
  })
  try {
    await work(context)
  } finally {
    await context.store.close()
  }
}

/** Says how a command is used when its first word is missing, and in words what went wrong when it did. */
export async function explaining(
  word: string | undefined,
  usage: string,
  work: (word: string) => Promise<void>,
): Promise<void> {
  if (word === undefined || word.startsWith('-')) {
    console.log(usage)
    process.exitCode = word === '--help' ? 0 : 1
    return
  }
  try {
    await work(word)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { title, advice } = problems[error.code]
    console.error(`${title.zh}:${advice.zh}\n${title.en}: ${advice.en}`)
    process.exitCode = 1
  }
}

/** From GRIDWALK_PASSWORD, else asked for; never an argument, which other users of the machine could read. */
export async function askPassword(): Promise<string> {
  if (process.env.GRIDWALK_PASSWORD !== undefined) return process.env.GRIDWALK_PASSWORD
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await lines.question('Password: ')
  } finally {
    lines.close()
  }
}
