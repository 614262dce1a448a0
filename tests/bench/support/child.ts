import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { freePort } from '#tests/support/free-port.ts'

/** A server in a process of its own, so that its time can be told from everybody else's. */
export interface Child {
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** Runs a TypeScript file as a server: it is given its port first, then the other words. */
export async function startChild(file: string, words: readonly string[] = []): Promise<Child> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', file, String(port), ...words], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()))
  const alone = () => void child.kill('SIGKILL')
  process.once('exit', alone)
  child.once('close', () => process.removeListener('exit', alone))
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(url, child, () => said)
  return { url, pid: child.pid ?? 0, stop: () => end(child) }
}

async function untilAnswering(url: string, child: ChildProcess, said: () => string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 120_000;) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`a server did not start: ${said()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'close')
}

/** Seconds of processor time a process has used so far; only Linux tells. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}
