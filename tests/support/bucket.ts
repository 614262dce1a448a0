import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import type { BucketConfig } from '#server/config.ts'
import { freePort } from './free-port.ts'

/** A store that speaks S3, with an empty bucket of its own. */
export interface TestBucket {
  readonly settings: BucketConfig
  stop(): Promise<void>
}

const keys = { region: 'us-east-1', accessKeyId: 'test', secretAccessKey: 'test-secret' }

/**
 * The bucket that `TEST_BUCKET` names (with the usual AWS_… variables; what the tests write in it, they remove), or
 * one of `moto_server`, where that is on the path (`pip install moto[server]`). Null where there is neither.
 */
export async function openBucket(): Promise<TestBucket | null> {
  const { TEST_BUCKET: url, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_REGION } = process.env
  if (url && id && secret) {
    const settings = { url, region: AWS_REGION ?? keys.region, accessKeyId: id, secretAccessKey: secret }
    return { settings, stop: async () => undefined }
  }
  return hasMoto() ? startMoto() : null
}

function hasMoto(): boolean {
  try {
    execFileSync('moto_server', ['--help'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function startMoto(): Promise<TestBucket> {
  const port = await freePort()
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/photos`
  await untilMade(url, child)
  return {
    settings: { url, ...keys },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Makes the bucket; the first answer shows that the store has started. */
async function untilMade(url: string, child: ChildProcess): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 30_000 && child.exitCode === null;) {
    const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request'
    const answer = await fetch(url, { method: 'PUT', headers: { authorization } }).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error('the S3 store did not start')
}
