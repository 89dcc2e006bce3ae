/** Small shapes that the files of the city's list share. */
import { z } from 'zod'

const line = z.string().trim().min(1)

/** Lines of a cell as read; empty where the source is blank. 「…」 marks the place where a text is cut. */
export const lines = z.array(line)

/** Notes of the editors: Japanese for the people who confirm them, English beside it. */
export const bilingual = z.strictObject({ ja: line, en: line })

/** How sure a reading of the scanned list is. */
export const confidence = z.enum(['high', 'medium', 'low'])

/** Line of the scanned text from which a row was read. */
export const sourceLine = z.int().positive()

export const day = z.iso.date()

export const fiscalYear = z.int().min(2024).max(2030)

export const roundId = z.string().regex(/^\d{4}Q[1-4]$/, '回は「2025Q2」の形で書いてください。')

export const filled = line
