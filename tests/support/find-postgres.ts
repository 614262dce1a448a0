import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export type FoundPostgres = { readonly bin: string } | { readonly missing: string }

const run = promisify(execFile)
const debian = '/usr/lib/postgresql'
const tried = '.cache/postgres-not-installed'
const [tenMinutes, mostMs] = [600_000, 240_000]

/** The folder of PostgreSQL's programs. Root installs Debian's where there is none; others are told. */
export async function findPostgres(): Promise<FoundPostgres> {
  const bin = presentPostgres()
  if (bin) return { bin }
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !hasProgram('apt-get'))
    return { missing: 'no PostgreSQL server is installed here, and only root on Debian installs one' }
  if (existsSync(tried) && Date.now() - statSync(tried).mtimeMs < tenMinutes)
    return { missing: 'PostgreSQL could not be installed a moment ago' }
  console.warn('> apt-get install postgresql')
  // Test files run side by side: one of them installs, the others wait for the lock and find it done.
  const script = `ls ${debian}/*/bin/initdb >/dev/null 2>&1 && exit
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] ||
      echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
    apt-get -qq update && apt-get -qq -o DPkg::Lock::Timeout=120 install -y --no-install-recommends postgresql`
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run('flock', ['/tmp/gridwalk-install.lock', 'sh', '-c', script], { env, timeout: mostMs })
  } catch (error) {
    mkdirSync(dirname(tried), { recursive: true })
    writeFileSync(tried, '')
    return { missing: `PostgreSQL could not be installed: ${String(error).split('\n')[0]}` }
  }
  const installed = presentPostgres()
  return installed ? { bin: installed } : { missing: 'apt-get installed no PostgreSQL server' }
}

function presentPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a))
  const folders = [
    ...newestFirst.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

const hasProgram = (name: string) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)))
