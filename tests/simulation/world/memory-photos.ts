import type { PhotoStore } from '#server/services/photos/photo-store.ts'

export interface MemoryPhotos extends PhotoStore {
  copy(): MemoryPhotos
}

/** Photos of a server without a disk. */
export function memoryPhotos(kept = new Map<string, Uint8Array>()): MemoryPhotos {
  return {
    copy: () => memoryPhotos(new Map(kept)),
    size: async (name) => kept.get(name)?.length ?? null,
    read: async (name) => kept.get(name) ?? null,
    async put(name, bytes) {
      kept.set(name, new Uint8Array(bytes))
    },
    async append(name, offset, bytes) {
      const before = kept.get(name) ?? new Uint8Array()
      if (before.length !== offset) return false
      kept.set(name, Buffer.concat([before, bytes]))
      return true
    },
    async remove(name) {
      kept.delete(name)
    },
    removeUnfinished: async () => 0,
  }
}
