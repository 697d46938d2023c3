import { readJsonObject } from '../../http/body'
import { HttpRefusal } from '../../http/refusal'
import { byMethod, sendJson } from '../../http/reply'
import { CloudBaseError, type HttpHandler } from '../../plugin'
import { readDeclarations } from '../collection/indexDefinition'
import type { Database } from './session'

/** Answers refusals of the database as HTTP 400. */
const refusing =
  (handler: HttpHandler): HttpHandler =>
  async (request, response, url) => {
    try {
      await handler(request, response, url)
    } catch (error) {
      if (error instanceof CloudBaseError) throw new HttpRefusal(400, error.code, error.message)
      throw error
    }
  }

/**
 * `POST /emulator/collections` declares collections and their indexes (`{ collections: [{ name, indexes }] }`). `GET /emulator/queries`
 * lists the latest queries with the indexes that they used; `DELETE` clears the list.
 */
export const databaseRoutes = ({ engine, log }: Database): Readonly<Record<string, HttpHandler>> => ({
  '/emulator/collections': byMethod({
    POST: refusing(async (request, response) => {
      const { collections } = await readJsonObject(request)
      const declarations = readDeclarations(collections)
      engine.ensureCollections(declarations)
      sendJson(response, 200, { collections: declarations.map(({ name }) => name) })
    }),
  }),
  '/emulator/queries': byMethod({
    GET: (_request, response) => sendJson(response, 200, { queries: log.list(), counts: log.counts() }),
    DELETE: (_request, response) => {
      log.clear()
      sendJson(response, 200, {})
    },
  }),
})
