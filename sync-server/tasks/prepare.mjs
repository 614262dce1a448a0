// Makes this machine ready: `node sync-server/tasks/prepare.mjs [--build] [--browser]`.
// Runs before anything is installed, so it uses nothing but Node. Everything is checked first: the second run does nothing.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBuilt } from './build/fingerprint.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const rooted = process.platform === 'linux' && process.getuid?.() === 0
const browserNote = join(root, '.cache/browser.json')
const fonts = 'fonts-noto-cjk'

process.chdir(root)
try {
  checkNode()
  if (!isInstalled()) npm('ci', '--no-audit', '--no-fund')
  checkDatabase()
  if (process.argv.includes('--build') && !isBuilt()) npm('run', 'build')
  if (process.argv.includes('--browser')) prepareBrowser()
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

/** @param {string} english @param {string} chinese @returns {never} */
function stop(english, chinese) {
  throw new Error(`${english}\n${chinese}`)
}

/** @param {number} major @param {number} minor */
function nodeIsAtLeast(major, minor) {
  const [hasMajor = 0, hasMinor = 0] = process.versions.node.split('.').map(Number)
  return hasMajor > major || (hasMajor === major && hasMinor >= minor)
}

function checkNode() {
  if (nodeIsAtLeast(20, 19)) return
  stop(
    `Gridwalk needs Node.js 20.19 or newer, this is ${process.versions.node}: please install a newer one.`,
    `网格行需要 Node.js 20.19 或更高版本，当前是 ${process.versions.node}：请先安装新版本。`,
  )
}

/** @param {string[]} words */
function npm(...words) {
  console.log(`> npm ${words.join(' ')}`)
  const done = spawnSync('npm', words, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.status === 0) return
  stop(
    `"npm ${words.join(' ')}" did not succeed: its own message is above.`,
    `“npm ${words.join(' ')}”没有成功：原因见上方信息。`,
  )
}

/** Compares what is installed with the lock file, package by package: dates lie after a checkout. */
function isInstalled() {
  const installed = readJson('node_modules/.package-lock.json')?.packages
  const wanted = readJson('package-lock.json')?.packages
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '' || version === undefined) return true
    return installed[path] ? installed[path].version === version : Boolean(optional || peer)
  })
}

/** @param {string} path @returns {any} */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function checkDatabase() {
  if (nodeIsAtLeast(22, 13) || opensSqlite()) return
  spawnSync('npm', ['rebuild', 'better-sqlite3'], { stdio: 'inherit', shell: process.platform === 'win32' })
  // A fresh process: this one may remember the module that failed to load.
  const again = `new (require('better-sqlite3'))(':memory:').close()`
  if (spawnSync(process.execPath, ['-e', again], { stdio: 'ignore' }).status === 0) return
  stop(
    'No SQLite driver works here: use Node.js 22.13 or newer, which has one built in, or install python3, make and g++ and run "npm rebuild better-sqlite3".',
    '本机没有可用的 SQLite 驱动：请改用 Node.js 22.13 或更高版本（已内置），或者安装 python3、make、g++ 后运行“npm rebuild better-sqlite3”。',
  )
}

function opensSqlite() {
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

function prepareBrowser() {
  const known = process.env.CHROME_PATH || readJson(browserNote)?.path
  const path =
    (existsSync(known ?? '') && known) || systemBrowser() || installedBrowser() || downloadedBrowser()
  if (!path) {
    stop(
      'No browser for the tests: install Chromium or Google Chrome, or name one in CHROME_PATH.',
      '没有找到测试用的浏览器：请安装 Chromium 或 Google Chrome，或用 CHROME_PATH 指定路径。',
    )
  }
  if (rooted && hasCommand('apt-get') && !hasChineseFont()) apt(fonts)
  if (readJson(browserNote)?.path !== path) {
    mkdirSync(dirname(browserNote), { recursive: true })
    writeFileSync(browserNote, `${JSON.stringify({ path })}\n`)
  }
  console.log(`browser: ${path}`)
}

function systemBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  const programs = process.env.PROGRAMFILES ?? 'C:/Program Files'
  return [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    `${programs}/Google/Chrome/Application/chrome.exe`,
    `${programs} (x86)/Microsoft/Edge/Application/msedge.exe`,
  ].find((path) => existsSync(path))
}

function installedBrowser() {
  if (!rooted || !hasCommand('apt-get')) return undefined
  apt('chromium', fonts)
  return systemBrowser()
}

function downloadedBrowser() {
  const playwright = createRequire(join(root, 'package.json'))('playwright-core')
  const path = () => playwright.chromium.executablePath()
  if (!existsSync(path())) {
    spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
      stdio: 'inherit',
    })
  }
  return existsSync(path()) ? path() : undefined
}

/** @param {string[]} packages */
function apt(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`> apt-get install ${packages.join(' ')}`)
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', ['-qq', ...words], { stdio: ['ignore', 'ignore', 'inherit'], env })
  }
}

/** @param {string} name */
function hasCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0
}

function hasChineseFont() {
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}
