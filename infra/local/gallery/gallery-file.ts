/** Where the gallery is written. */
import { fileURLToPath } from 'node:url'

export const galleryFile = fileURLToPath(new URL('../../../.build/cards/index.html', import.meta.url))
