import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

const hour = 3_600_000

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  /** Address to listen on; all by default, so that phones in the same network can reach it. */
  HOST: z.string().default('0.0.0.0'),
  /** Folder of the database and the photos. */
  GRIDWALK_DATA: z.string().min(1).default('./.data'),
  /** A PostgreSQL database to keep everything but the photos in; without one it is a file in the data folder. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Address of an S3-compatible bucket for the photos; without one they are files in the data folder. */
  GRIDWALK_PHOTOS: z.url({ protocol: /^https?$/ }).optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_REGION: z.string().default('us-east-1'),
  /** Folder of the built app; found beside the server when not given. */
  GRIDWALK_APP: z.string().optional(),
  /** Whether a first run fills the empty database with the invented street. */
  GRIDWALK_DEMO: z.enum(['on', 'off']).default('on'),
  LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** What Express trusts of `X-Forwarded-*`: `1` behind one proxy, or a list of addresses. */
  TRUST_PROXY: z.string().default(''),
  SESSION_HOURS: z.coerce
    .number()
    .positive()
    .max(24 * 30)
    .default(12),
})

const environmentWithKeys = environment.refine(
  ({ GRIDWALK_PHOTOS, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }) =>
    !GRIDWALK_PHOTOS || (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY),
  { path: ['GRIDWALK_PHOTOS'], message: 'needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY' },
)

/** A bucket of Amazon S3 or of anything that speaks its language: MinIO, Ceph, Aliyun OSS, Tencent COS. */
export interface BucketConfig {
  /** `https://host/bucket`, or `https://bucket.host`. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface Config {
  readonly port: number
  readonly host: string
  readonly data: string
  /** The database, where it is not a file in the data folder. */
  readonly database: string | null
  /** Where photos go instead of the data folder. */
  readonly bucket: BucketConfig | null
  /** Null when the app has not been built: then only the API is served. */
  readonly app: string | null
  readonly demo: boolean
  readonly logLevel: z.infer<typeof environment>['LOG']
  readonly trustProxy: boolean | number | string
  readonly sessionMs: number
}

/** Reads the settings; throws with one line per setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environmentWithKeys.safeParse(env)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`These settings are wrong:\n${lines.join('\n')}`)
  }
  const { PORT, HOST, GRIDWALK_DATA, GRIDWALK_APP, GRIDWALK_DEMO, LOG, TRUST_PROXY, SESSION_HOURS } =
    parsed.data
  return {
    port: PORT,
    host: HOST,
    data: resolve(GRIDWALK_DATA),
    database: parsed.data.DATABASE_URL ?? null,
    bucket: bucketIn(parsed.data),
    app: GRIDWALK_APP ? resolve(GRIDWALK_APP) : builtApp(),
    demo: GRIDWALK_DEMO === 'on',
    logLevel: LOG,
    trustProxy: /^\d+$/.test(TRUST_PROXY) ? Number(TRUST_PROXY) : TRUST_PROXY || false,
    sessionMs: SESSION_HOURS * hour,
  }
}

function bucketIn(settings: z.infer<typeof environment>): BucketConfig | null {
  const { GRIDWALK_PHOTOS: url, AWS_REGION: region } = settings
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings
  return url && accessKeyId && secretAccessKey ? { url, region, accessKeyId, secretAccessKey } : null
}

/** `dist/app`, seen from the built server in `dist/server` or from the sources. */
function builtApp(): string | null {
  const here = ['../app', '../dist/app'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  return here.find((path) => existsSync(`${path}/index.html`)) ?? null
}
