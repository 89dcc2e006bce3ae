/**
 * To be imported before any schema: zod would otherwise try to compile its checks with `new Function`,
 * which the page's content policy forbids and the browser reports.
 */
import { config } from 'zod'

config({ jitless: true })
