import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { photoFiles } from '#server/services/photos/photo-files.ts'
import { describePhotoStore } from './photo-store-contract.ts'

const folderOf = () => mkdtempSync(join(tmpdir(), 'gridwalk-photos-'))

describePhotoStore('files', async () => {
  const folder = folderOf()
  return {
    photos: photoFiles(folder),
    other: photoFiles(folder),
    close: async () => rmSync(folder, { recursive: true }),
  }
})

it('a write that fails leaves nothing under its name', async () => {
  const folder = folderOf()
  const photos = photoFiles(folder)
  await photos.put('ab/dir/photo', Buffer.from('x'))
  await expect(photos.put('ab/dir', Buffer.from('y'))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/)
  expect(readdirSync(join(folder, 'arriving'))).toEqual([])
  rmSync(folder, { recursive: true })
})
