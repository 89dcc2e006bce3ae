/** The whole window: people on the left, and beside each other the Teams of those who are looked at. */
import { type ReactNode, useEffect, useState } from 'react'
import type { CityState } from '../teams/chat-view.ts'
import type { Column } from './address.ts'
import { PeopleList } from './people-list.tsx'
import { PersonColumn } from './person-column.tsx'
import { Toolbar } from './toolbar.tsx'
import { showColumns, useAddress } from './use-address.ts'
import { useCity } from './use-city.ts'
import { useFittingColumns } from './use-fitting-columns.ts'

export function Chat(): ReactNode {
  const address = useAddress()
  const { city, connected } = useCity()
  return (
    <>
      {connected ? null : (
        <p className="offline" role="status">
          業革ボードにつながりません。つながるまで、この画面のまま待っています。
        </p>
      )}
      {city ? <Window city={city} address={address} /> : null}
    </>
  )
}

function Window({ city, address }: { city: CityState; address: readonly Column[] }): ReactNode {
  const { people } = city
  const fitting = useFittingColumns()
  const [used, setUsed] = useState(0)
  const known = address.filter(({ person }) => people.some(({ id }) => id === person))
  const shown = known.slice(0, fitting)
  const posts = shown.map(({ person }) => people.find(({ id }) => id === person)?.post ?? '')

  useEffect(() => {
    document.title = posts.length > 0 ? `${posts.join('・')} - 業革ボード チャット` : '業革ボード チャット'
  }, [posts])
  // Without a choice in the address the first with news is chosen.
  useEffect(() => {
    if (known.length > 0) return
    const first = people.find(({ unread }) => unread > 0) ?? people[0]
    if (first) showColumns([{ person: first.id, channel: null }])
  }, [known, people])

  const replace = (at: number, column: Column) => showColumns(known.map((one, index) => (index === at ? column : one)))
  const add = () => {
    const next = people.find(({ id }) => known.every(({ person }) => person !== id))
    if (next) showColumns([...shown, { person: next.id, channel: null }])
    setUsed(shown.length)
  }

  return (
    <div className={shown.length > 1 ? 'window side-by-side' : 'window'}>
      <PeopleList
        people={people}
        shown={shown.map(({ person }) => person)}
        onChoose={(person) => replace(Math.min(used, shown.length - 1), { person, channel: null })}
      />
      <main>
        <Toolbar people={people} version={city.version} onAdd={shown.length < fitting ? add : undefined} />
        <div className="columns">
          {shown.map((column, index) => (
            <PersonColumn
              // biome-ignore lint/suspicious/noArrayIndexKey: the same person may stand in two columns
              key={`${index} ${column.person}`}
              city={city}
              column={column}
              onChange={(changed) => replace(index, changed)}
              onClose={shown.length > 1 ? () => showColumns(known.filter((_, at) => at !== index)) : undefined}
              onUse={() => setUsed(index)}
            />
          ))}
        </div>
      </main>
    </div>
  )
}
