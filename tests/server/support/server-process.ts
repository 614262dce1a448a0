import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

const bundle = '.cache/server-under-test'

/** The server as it ships, bundled once for this test. */
export function bundleServer(): Promise<void> {
  const { VITEST: _, ...env } = process.env
  const words = ['node_modules/vite/bin/vite.js', 'build', '--ssr', '--logLevel', 'warn', '--outDir', bundle]
  return ended(spawn(process.execPath, words, { env, stdio: 'inherit' }))
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
  })

/** One run of the server's process over a data folder that outlives it. */
export interface ServerProcess {
  readonly url: string
  /** What it printed. */
  readonly said: () => string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Asks it to end; resolves with its exit code. */
  end(): Promise<number | null>
}

export async function startProcess(data: string, port: number): Promise<ServerProcess> {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    GRIDWALK_DATA: data,
    GRIDWALK_DEMO: 'off',
  }
  const child = spawn(process.execPath, [`${bundle}/main.js`], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()))
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const url = `http://127.0.0.1:${port}`
  for (const start = Date.now(); Date.now() - start < 20_000;) {
    if (child.exitCode !== null) break
    const health = await fetch(`${url}/api/health`).catch(() => null)
    if (health?.ok) {
      const stop = (signal: NodeJS.Signals) => (child.kill(signal), exit)
      return {
        url,
        said: () => said,
        kill: async () => void (await stop('SIGKILL')),
        end: () => stop('SIGTERM'),
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not start: ${said}`)
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
