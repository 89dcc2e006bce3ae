import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './bot/src/outbound/database/schema/*.ts',
  out: process.env.MIGRATIONS_OUT ?? './bot/src/outbound/database/migrations',
  casing: 'snake_case',
})
