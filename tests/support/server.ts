import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The built server as its own process, with a data folder of its own. */
export interface TestServer {
  url: string
  port: number
  data: string
  /** What the process has printed so far. */
  output: () => string
  /** Ends it politely and removes its data. */
  stop: () => Promise<void>
  /** Ends it as a power cut would; the data stays. */
  kill9: () => Promise<void>
  /** Starts it again on the same port with the same data. */
  restart: () => Promise<void>
}

export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'gridwalk-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let said = ''
  let child: ChildProcess

  async function start(): Promise<void> {
    child = spawn(process.execPath, ['dist/server/main.js'], {
      env: { ...process.env, NODE_ENV: 'production', PORT: String(port), GRIDWALK_DATA: data, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout?.on('data', (part: Buffer) => (said += part.toString()))
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
    await untilHealthy(url, child, () => said)
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    // A server that hangs on its way out must not hang the tests.
    const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.kill(signal)
    await ended
    clearTimeout(impatient)
  }

  await start()
  return {
    url,
    port,
    data,
    output: () => said,
    kill9: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    },
    async restart() {
      await end('SIGTERM')
      await start()
    },
  }
}

async function untilHealthy(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const answer = await fetch(`${url}/api/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`The server did not become healthy. It said:\n${said()}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
