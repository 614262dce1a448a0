import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { fingerprint } from '#server/tasks/build/fingerprint.mjs'

const bundles = '.cache/server-under-test'
const day = 86_400_000

/**
 * The server as it ships, bundled from the sources as they are; whoever asks first does the work for all. Resolves with
 * the path of its entry, beside which the operator's commands are.
 */
export async function bundleServer(): Promise<string> {
  const outDir = `${bundles}/${fingerprint().slice(0, 16)}`
  const entry = `${outDir}/main.js`
  if (existsSync(entry)) return entry
  removeOld()
  const { VITEST: _, ...env } = process.env
  const own = `${outDir}-${process.pid}`
  const words = ['node_modules/vite/bin/vite.js', 'build', '--ssr', '--logLevel', 'warn', '--outDir', own]
  await ended(spawn(process.execPath, words, { env, stdio: 'inherit' }))
  try {
    renameSync(own, outDir)
  } catch (error) {
    // Another was quicker.
    if (!existsSync(entry)) throw error
    rmSync(own, { recursive: true, force: true })
  }
  return entry
}

/** Not those that somebody may still be working with. */
function removeOld(): void {
  for (const name of existsSync(bundles) ? readdirSync(bundles) : []) {
    const folder = `${bundles}/${name}`
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
    if (Date.now() - made > day) rmSync(folder, { recursive: true, force: true })
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
  })

/** How a server under test is run: on what data, at which port, with which words for Node before its entry. */
export interface ServerRun {
  readonly entry: string
  readonly data: string
  readonly port: number
  readonly node?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** One run of the server's process over a data folder that outlives it. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** What it printed. */
  readonly said: () => string
  /** Resolves with its exit code when it ends, for whatever reason; null after a signal. */
  readonly ended: Promise<number | null>
  /** Resolves when it answers. @throws with what it said when it ended, or does not answer in time */
  healthy(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Asks it to end; resolves with its exit code. */
  end(): Promise<number | null>
}

/** A server that has only begun to start. */
export function spawnServer({ entry, data, port, node = [], env = {} }: ServerRun): ServerProcess {
  const child = spawn(process.execPath, [...node, entry], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      GRIDWALK_DATA: data,
      GRIDWALK_DEMO: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()))
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
  // A test that fails leaves no server behind.
  const alone = () => void child.kill('SIGKILL')
  process.once('exit', alone)
  child.once('close', () => process.removeListener('exit', alone))
  const stop = (signal: NodeJS.Signals) => (child.kill(signal), exit)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    pid: child.pid ?? 0,
    said: () => said,
    ended: exit,
    async healthy() {
      for (const start = Date.now(); Date.now() - start < 30_000;) {
        if (child.exitCode !== null || child.signalCode !== null) break
        const health = await fetch(`${url}/api/health`).catch(() => null)
        if (health?.ok) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      await stop('SIGKILL')
      throw new Error(`the server did not start: ${said}`)
    },
    kill: async () => void (await stop('SIGKILL')),
    end: () => stop('SIGTERM'),
  }
}

export async function startServer(run: ServerRun): Promise<ServerProcess> {
  const server = spawnServer(run)
  await server.healthy()
  return server
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
