/** 推進体制: from the owner down to the leaders, each with what they answer for. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { StrategyDocument } from '../../../../shared/src/contract/strategy.ts'
import { cityText, useBilingual } from '../../components/language.ts'
import { ownProperties } from '../../components/own-properties.ts'
import { SectionCard } from '../../components/section-card.tsx'
import { ToConfirmNote } from '../../components/to-confirm.tsx'
import { useWording } from '../../components/use-wording.ts'
import { idOfPart } from './parts.ts'

const wide = '@media (min-width: 1000px)'

const useStyles = makeStyles({
  roles: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '26px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    [wide]: { gridTemplateColumns: 'repeat(var(--roles), minmax(0, 1fr))', gap: '34px' },
  },
  role: {
    position: 'relative',
    padding: '12px 14px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderTop: `4px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  // The arrow to the next one: down on a narrow page, right on a wide one.
  line: {
    ':not(:last-child)::after': {
      content: '"▼"',
      position: 'absolute',
      left: '50%',
      bottom: '-24px',
      transform: 'translateX(-50%)',
      color: tokens.colorNeutralForeground2,
      lineHeight: '20px',
    },
    [wide]: {
      ':not(:last-child)::after': {
        content: '"▶"',
        left: 'auto',
        right: '-28px',
        bottom: '50%',
        transform: 'translateY(50%)',
      },
    },
  },
  supports: { margin: '4px 0', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  office: { marginBottom: tokens.spacingVerticalM },
  holder: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    wordBreak: 'auto-phrase',
  },
  name: {
    margin: '0 0 2px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  duties: { margin: '6px 0 0', paddingLeft: '1.2em', listStyleType: 'disc' },
})

type Governance = StrategyDocument['governance']

export function GovernanceCard({ governance }: { readonly governance: Governance }) {
  const styles = useStyles()
  const { strategy: words } = useWording()
  const inLanguage = useBilingual()
  // The office stands beside the line and carries it.
  const office = governance.roles.find(({ id }) => id === 'pmo')
  const line = governance.roles.filter((role) => role !== office)
  return (
    <SectionCard heading={words.governance} id={idOfPart('governance')}>
      <ol className={styles.roles} style={ownProperties({ '--roles': line.length })} {...cityText}>
        {line.map((role) => (
          <li key={role.id} className={mergeClasses(styles.role, styles.line)}>
            <RoleView role={role} />
          </li>
        ))}
      </ol>
      {office && (
        <>
          <p className={styles.supports}>▲ {words.supports}</p>
          <div className={mergeClasses(styles.role, styles.office)} {...cityText}>
            <RoleView role={office} />
          </div>
        </>
      )}
      <ToConfirmNote label={words.toConfirm}>{inLanguage(governance.note)}</ToConfirmNote>
    </SectionCard>
  )
}

function RoleView({ role }: { readonly role: Governance['roles'][number] }) {
  const styles = useStyles()
  const { name, abbreviation, holder, responsibilities } = role
  return (
    <>
      <h3 className={styles.name}>
        {name}
        {abbreviation && `（${abbreviation}）`}
      </h3>
      <p className={styles.holder}>{holder}</p>
      <ul className={styles.duties}>
        {responsibilities.map((duty) => (
          <li key={duty}>{duty}</li>
        ))}
      </ul>
    </>
  )
}
