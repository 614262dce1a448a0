import { readFileSync, readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { desk, mayImport, owners, roomOf, type Room } from './floors.ts'

/** Path from the root of the repository, with forward slashes → source text. */
export type House = Map<string, string>

export function readHouse(root: string): House {
  const house: House = new Map()
  for (const wing of ['src', 'sync-server']) {
    for (const entry of readdirSync(join(root, wing), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ts|vue|mjs)$/.test(entry.name)) continue
      const file = join(entry.parentPath, entry.name)
      house.set(file.slice(root.length).replaceAll('\\', '/').replace(/^\//, ''), readFileSync(file, 'utf8'))
    }
  }
  return house
}

/** One sentence for each import that goes up, or reaches for a library that another floor owns. */
export function checkFloors(house: House): string[] {
  const complaints: string[] = []
  for (const [file, source] of house) {
    const room = roomOf(file)
    if (room === null) complaints.push(`${file}: this folder has no floor in tests/architecture/floors.ts`)
    else for (const name of importsOf(file, source)) complaints.push(...judge(file, room, name))
  }
  return complaints
}

function judge(file: string, room: Room, name: string): string[] {
  const target = resolve(file, name)
  if (target === null) return judgeLibrary(file, room, name)
  if (target === 'package.json' && room !== 'domain') return []
  const other = roomOf(target)
  if (other === null) return [`${file}: imports ${name}, which is in no room of the house`]
  if (!mayImport[room].includes(other)) return [`${file}: ${room} may not import ${other} (${name})`]
  if (desk.test(target) && !desk.test(file) && room !== 'router' && room !== 'roof') {
    return [`${file}: only the desk may import from the desk (${name})`]
  }
  if (other !== room && name.startsWith('.') && room !== 'roof' && !room.startsWith('server')) {
    return [`${file}: a floor is crossed with #${other}/…, not ${name}`]
  }
  return []
}

function judgeLibrary(file: string, room: Room, name: string): string[] {
  if (isBuiltin(name) && !room.startsWith('server')) return [`${file}: ${name} exists only on the server`]
  const owner = owners.find(({ library }) => library.test(name))
  if (owner && !owner.rooms.includes(room)) {
    return [`${file}: ${name} belongs to ${owner.rooms.join(', ')}, not to ${room}`]
  }
  if (owner?.only && !owner.only.test(file)) return [`${file}: ${name} belongs to the desk`]
  if (!owner && room === 'domain') return [`${file}: the domain uses no library but zod (${name})`]
  return []
}

/** Path of the imported file, or null for a library. */
function resolve(file: string, name: string): string | null {
  if (name.startsWith('.')) return posix.join(posix.dirname(file), name)
  if (name.startsWith('/')) return name.slice(1)
  if (name.startsWith('#server/')) return name.replace('#server/', 'sync-server/')
  if (name.startsWith('#tests/')) return name.slice(1)
  if (name.startsWith('#')) return `src/${name.slice(1)}`
  return null
}

function importsOf(file: string, source: string): string[] {
  const script = file.endsWith('.vue') ? scriptsOf(source) : source
  const imports = ts.preProcessFile(script, true, true).importedFiles.map((one) => one.fileName)
  const globs = [...script.matchAll(/import\.meta\.glob[^(]*\(\s*['"]([^'"]+)['"]/g)].map(
    (one) => one[1] ?? '',
  )
  return [...imports, ...globs].map((name) => name.replace(/\?.*$/, ''))
}

function scriptsOf(component: string): string {
  return [...component.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((one) => one[1]).join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const complaints = checkFloors(readHouse(process.cwd()))
  for (const complaint of complaints) console.error(complaint)
  if (complaints.length > 0) {
    console.error(`\nImports only go down: ${complaints.length} do not (README.md, floor plan).`)
    process.exitCode = 1
  }
}
