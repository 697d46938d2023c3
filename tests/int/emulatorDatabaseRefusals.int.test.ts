import { type SdkCollection, type SdkDatabase, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

type Attempt = (collection: SdkCollection, _: SdkDatabase['command']) => Promise<unknown>

const documents = [{ _id: 'd', text: 'abc', n: 1, list: [1, 2], o: { x: 1 }, places: { li: 1 } }]
const raw = { raw: true }

async function refusal(attempt: Attempt) {
  const collection = await emulator.collectionOf(documents)
  const outcome = await attempt(collection, emulator.db.command).then(
    () => 'accepted',
    (error) => error,
  )
  expect((await collection.get()).data).toEqual(documents)
  return outcome
}

describe('a query is refused', () => {
  test.each<[string, Attempt, RegExp]>([
    [
      'with an operator that nobody knows',
      (c) =>
        c
          .options(raw)
          .where({ n: { $near2: 1 } })
          .get(),
      /does not offer the query operator \$near2.*Use one of \$eq/,
    ],
    ['with $where', (c) => c.options(raw).where({ $where: 'true' }).get(), /does not offer \$where.*_\.expr/],
    [
      'with a text search',
      (c) =>
        c
          .options(raw)
          .where({ $text: { $search: 'a' } })
          .get(),
      /does not offer \$text.*db\.RegExp/,
    ],
    ['with a JSON schema', (c, _) => c.where({ $jsonSchema: { required: ['n'] } }).get(), /does not offer \$jsonSchema/],
    ['with _.expr under a field', (c, _) => c.where({ n: _.expr(_.aggregate.gt(['$n', 0])) }).get(), /_\.expr stands at the top/],
    [
      'with a command inside elemMatch that the SDK leaves as it is',
      (c, _) => c.where({ list: _.elemMatch({ x: _.gt(1).and(_.lt(5)) }) }).get(),
      /The SDK has not translated the command _\.and/,
    ],
    [
      'with a negation that the SDK drops',
      (c, _) => c.where({ n: _.not(_.and(_.gt(1), _.lt(5))) }).get(),
      /The condition on "n" is empty.*_\.nor/,
    ],
    [
      'with in and no array',
      (c) =>
        c
          .options(raw)
          .where({ n: { $in: 5 } })
          .get(),
      /\$in and \$nin need an array/,
    ],
    ['with an empty or', (c) => c.options(raw).where({ $or: [] }).get(), /\$or needs an array of at least one condition/],
    ['with mod by 0', (c, _) => c.where({ n: Reflect.apply(_.mod, _, [0, 1]) }).get(), /divisor cannot be 0/],
    [
      'with an invalid regular expression',
      (c) => c.where({ text: emulator.db.RegExp({ regexp: '(' }) }).get(),
      /regular expression is invalid/,
    ],
    ['with a flag that MongoDB does not know', (c) => c.where({ text: /a/g }).get(), /option \[g\] is not supported/],
    ['with an empty part in a path', (c) => c.where({ 'o..x': 1 }).get(), /"o\.\.x" has an empty part/],
    [
      'with _.geoNear inside or',
      (c, _) =>
        c
          .where(_.or([{ place: _.geoNear({ geometry: new emulator.db.Geo.Point(1, 2), minDistance: 0, maxDistance: 9 }) }, { n: 1 }]))
          .get(),
      /_\.geoNear stands once/,
    ],
    ['with a mixed projection', (c) => c.field({ n: true, text: false }).get(), /keeps fields \(1\) or drops them \(0\), not both/],
    ['with a positional projection', (c) => c.field({ 'list.$': true }).get(), /does not offer "list\.\$" in a projection.*elemMatch/],
    ['with a negative skip', (c) => c.skip(-1).get(), /"offset" must be a whole number from 0/],
  ])('%s', async (_name, attempt, message) => {
    expect((await refusal(attempt)).message).toMatch(message)
  })
})

describe('an update is refused, and nothing is written,', () => {
  test.each<[string, Attempt, RegExp]>([
    [
      'when inc meets a string',
      (c, _) => c.doc('d').update({ text: _.inc(1) }),
      /Cannot apply \$inc to the field "text": it must be a number and holds string "abc"/,
    ],
    [
      'when inc gets no number',
      (c, _) =>
        c
          .options(raw)
          .where({})
          .update({ $inc: { n: '1' } }),
      /\$inc on "n" needs a number/,
    ],
    ['when mul meets an array', (c, _) => c.doc('d').update({ list: _.mul(2) }), /Cannot apply \$mul/],
    ['when push meets a string', (c, _) => c.doc('d').update({ text: _.push(1) }), /it must be an array and holds string/],
    ['when pull meets a number', (c, _) => c.doc('d').update({ n: _.pull(1) }), /it must be an array/],
    ['when a path leads into a string', (c) => c.doc('d').update({ 'text.x': 1 }), /Cannot create field 'x' in element \{text: "abc"\}/],
    ['when a name leads into an array', (c) => c.doc('d').update({ 'list.x': 1 }), /Cannot create field 'x' in element/],
    ['when two operators touch one field', (c, _) => c.doc('d').update({ n: _.inc(1), 'n.x': 1 }), /would create a conflict at 'n'/],
    ['when $ has nothing to stand for', (c) => c.doc('d').update({ 'list.$': 1 }), /positional operator did not find the match/],
    ['when it names an array filter', (c) => c.doc('d').update({ 'list.$[x]': 1 }), /no arrayFilters/],
    [
      'when it changes _id',
      (c) =>
        c
          .options(raw)
          .where({})
          .update({ $set: { _id: 'e' } }),
      /immutable field '_id'/,
    ],
    ['when it is no operator', (c) => c.options(raw).where({}).update({ n: 2 }), /An update consists of operators: "n" is none/],
    [
      'when nobody knows the operator',
      (c) =>
        c
          .options(raw)
          .where({})
          .update({ $currentDate: { at: true } }),
      /does not offer the update operator \$currentDate.*db\.serverDate/,
    ],
    ['when bit gets a fraction', (c, _) => c.doc('d').update({ n: _.bit({ and: 1.5 }) }), /\$bit on "n" needs/],
    ['when rename enters an array', (c, _) => c.doc('d').update({ 'list.0': _.rename('x') }), /\$rename can't enter an array/],
    [
      'when a command hides inside set',
      (c, _) => c.doc('d').update({ o: _.set({ x: _.inc(1) }) }),
      /The SDK has not translated the command _\.inc/,
    ],
    ['when a field name begins with $', (c) => c.doc('d').update({ o: { list: [{ $x: 1 }] } }), /"\$x" can't be stored as a field name/],
  ])('%s', async (_name, attempt, message) => {
    const error = await refusal(attempt)
    expect(error.message).toMatch(message)
    expect(error.code).toMatch(/^(INVALID_PARAM|DATABASE_REQUEST_FAILED)$/)
  })

  test('when one of several documents can not take it', async () => {
    const collection = await emulator.collectionOf([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 'x' },
    ])
    await expect(collection.where({}).update({ n: emulator.db.command.inc(1) })).rejects.toThrow('Cannot apply $inc')
    expect((await collection.doc('a').get()).data[0].n).toBe(1)
  })
})

describe('a document is refused', () => {
  test.each<[string, object, RegExp]>([
    ['with a field name that begins with $', { $set: 1 }, /"\$set" can't be stored/],
    ['with a dot in a field name', { 'a.b': 1 }, /"a\.b" can't be stored/],
    ['with an empty field name', { o: { '': 1 } }, /can't be stored/],
    ['with a regular expression', { r: /x/ }, /regular expression, which can't be stored/],
    ['with a Buffer, which the SDK does not transmit', { b: Buffer.from('x') }, /The SDK does not transmit a Buffer.*base64/],
    ['with an _id that is an object', { _id: { x: 1 } }, /_id must be a non-empty string or a number/],
    ['with an _id that is empty', { _id: '' }, /_id must be/],
    ['with an _id that is taken', { _id: 'd' }, /E11000 duplicate key error collection: \S+ index: _id_ dup key: \{ _id: "d" \}/],
  ])('%s', async (_name, document, message) => {
    expect((await refusal((c) => c.add(document))).message).toMatch(message)
  })

  test('when it is nested deeper than 100 levels', async () => {
    const deep = Array.from({ length: 120 }).reduce<object>((inner) => ({ inner }), {})
    expect((await refusal((c) => c.add(deep))).message).toMatch(/deeper than 100 levels/)
  })

  test('together with all others of its list', async () => {
    const error = await refusal((c) => c.add([{ _id: 'new' }, { _id: 'd' }]))
    expect(error).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000') })
  })
})

describe('collections', () => {
  test('must exist', async () => {
    const missing = emulator.db.collection('nowhere')
    for (const attempt of [
      missing.get(),
      missing.count(),
      missing.add({}),
      missing.where({}).update({ a: 1 }),
      missing.aggregate().end(),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST', message: expect.stringContaining('nowhere') })
    }
  })

  test('are made once', async () => {
    await emulator.db.createCollection('twice')
    await expect(emulator.db.collection('twice').get()).resolves.toMatchObject({ data: [] })
    const again = await emulator.db.createCollection('twice').catch((error: unknown) => error)
    expect(again).toMatchObject({ code: 'DATABASE_COLLECTION_ALREADY_EXIST' })
  })

  test.each(['x', '中文', 'a b', '-a', 'a'.repeat(40), 'a.b'])('are not called "%s"', async (name) => {
    await expect(emulator.db.createCollection(name)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('a request is refused', () => {
  const post = async (body: object) => {
    const response = await fetch(`${emulator.url}/admin`, { method: 'POST', body: JSON.stringify(body) })
    return response.json()
  }

  test.each<[string, object, string]>([
    [
      'with a field that the action does not know',
      { action: 'database.getDocument', collectionName: 'x', hint: 'i' },
      'does not know the field "hint"',
    ],
    ['without a collection', { action: 'database.calculateDocument' }, 'needs "collectionName"'],
    [
      "with a query that can't be read as EJSON",
      { action: 'database.getDocument', collectionName: 'here', query: '{' },
      `"query" can't be read as EJSON`,
    ],
    ['with a query that is a list', { action: 'database.getDocument', collectionName: 'here', query: '[]' }, '"query" must be an object'],
    ['with a limit above 1000', { action: 'database.getDocument', collectionName: 'here', limit: 1001 }, 'from 1 to 1000'],
    [
      'with another database instance',
      { action: 'database.getDocument', collectionName: 'here', instance: 'b' },
      'does not offer other database instances',
    ],
    [
      'with a decimal number',
      { action: 'database.insertDocument', collectionName: 'here', data: ['{"n":{"$numberDecimal":"1.5"}}'] },
      'values of type Decimal128',
    ],
    [
      'with a field called __proto__',
      { action: 'database.insertDocument', collectionName: 'here', data: ['{"o":{"__proto__":{"x":1}}}'] },
      `can't be called "__proto__"`,
    ],
    ['without documents to add', { action: 'database.insertDocument', collectionName: 'here', data: [] }, 'at least one'],
    [
      'with an upsert by operators',
      { action: 'database.modifyDocument', collectionName: 'here', data: '{}', merge: true, upsert: true },
      'combination of merge, upsert and multi',
    ],
  ])('%s', async (_name, body, message) => {
    emulator.database.ensureCollections([{ name: 'here' }])
    expect(await post(body)).toMatchObject({ code: expect.any(String), message: expect.stringContaining(message) })
  })
})
