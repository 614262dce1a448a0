import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real disk of a few megabytes, an ext4 in a file, that a test may fill and break. */
export interface SmallDisk {
  /** Where it is mounted. */
  readonly path: string
  /** Writes until not a byte is free. */
  fill(): void
  /** Takes out again what `fill` put in. */
  free(): void
  /** What the kernel does itself when the disk below fails: no write gets through, open files included. */
  breakDown(): void
  /** Takes it off and mounts it anew, checked and whole; nobody may have a file open. */
  mountAgain(how: 'read-write' | 'read-only'): void
  remove(): void
}

const megabyte = 1024 * 1024

const run = (program: string, ...words: string[]) => execFileSync(program, words, { stdio: 'pipe' })

/** Null, and one line that says why, where disks cannot be mounted. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'gridwalk-disk-'))
  const [image, path] = [join(folder, 'image'), join(folder, 'disk')]
  const ballast = join(path, 'ballast')
  const mount = (how: string) => run('mount', '-o', `loop,${how}`, image, path)
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    mkdirSync(path)
    closeSync(openSync(image, 'w'))
    truncateSync(image, megabytes * megabyte)
    // No blocks in reserve for root, who would otherwise never meet a full disk.
    run('mkfs.ext4', '-q', '-m', '0', image)
    mount('rw')
  } catch (error) {
    remove()
    console.warn(
      `Tests on a full or broken disk are skipped, no disk can be mounted: ${String(error).split('\n')[0]}`,
    )
    return null
  }
  return {
    path,
    fill() {
      const file = openSync(ballast, 'a')
      for (let size = megabyte; size >= 1; size = Math.floor(size / 4)) {
        try {
          for (;;) if (writeSync(file, Buffer.alloc(size)) < size) break
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
        }
      }
      closeSync(file)
    },
    free: () => rmSync(ballast, { force: true }),
    breakDown: () => void run('mount', '-o', 'remount,abort', path),
    mountAgain(how) {
      run('umount', path)
      try {
        run('e2fsck', '-p', '-f', image)
      } catch (error) {
        // 1: there was something to repair, and it is.
        if ((error as { status?: number }).status !== 1) throw error
      }
      mount(how === 'read-only' ? 'ro' : 'rw')
    },
    remove() {
      // Also when a test that failed has left files open on it.
      run('umount', '--lazy', path)
      remove()
    },
  }
}
