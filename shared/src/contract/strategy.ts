/** The strategy and its roadmaps (`GET /api/strategy`): the city's own text, with links to measures. */
import { z } from 'zod'

/** Notes of the editors: Japanese for the people who confirm them, English beside it. */
export const bilingual = z.object({ ja: z.string(), en: z.string() })

const lines = z.array(z.string())
const confidence = z.enum(['high', 'medium', 'low'])
const named = z.object({ id: z.string(), name: z.string(), text: z.string() })

const step = z.object({
  id: z.string(),
  /** Null where the source shows none. */
  label: z.string().nullable(),
  name: z.string(),
  aim: z.string().nullable(),
  items: lines,
})

/** The document `strategy`, as far as the page shows it. */
export const strategyDocument = z.object({
  title: z.string(),
  subtitle: z.string(),
  dayText: z.string(),
  organisation: z.object({ city: z.string(), issuer: z.string() }),
  vision: z.object({
    text: z.string(),
    items: z.array(named.extend({ catchphrase: z.string() })),
    foundation: z.string(),
  }),
  principles: z.object({ items: z.array(named.extend({ subTitle: z.string() })) }),
  ways: z.object({ items: z.array(named) }),
  goal: z.object({
    label: z.string(),
    quantity: z.string(),
    reductionTarget: z.number(),
    unit: z.string(),
    text: z.string(),
    /** From which year it counts, and until when; null where the strategy does not say. */
    baseline: z.string().nullable(),
    deadline: z.string().nullable(),
    note: bilingual,
  }),
  pillars: z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), description: z.string() })) }),
  areas: z.array(z.object({ id: z.string(), pillarId: z.string(), name: z.string(), nameEn: z.string() })),
  approaches: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        type: z.string().nullable(),
        /** The links are the editors'; `basis` says why. */
        items: z.array(z.object({ text: z.string(), measureIds: z.array(z.string()), confidence, basis: bilingual })),
        note: bilingual.nullable(),
      }),
    ),
  }),
  governance: z.object({
    roles: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        abbreviation: z.string().nullable(),
        holder: z.string(),
        responsibilities: lines,
      }),
    ),
    note: bilingual,
  }),
  longTermRoadmap: z.object({
    vision: z.string(),
    scopeText: z.string(),
    startText: z.string(),
    steps: z.array(step),
    specialProjects: z.object({ name: z.string(), items: lines }),
    note: bilingual,
  }),
})

/** Which cell of a row is in doubt. */
const roadmapDoubt = z.object({
  id: z.string(),
  field: z.string(),
  fiscalYear: z.int().nullable(),
  note: bilingual,
  suggestion: bilingual.nullable(),
})

export const roadmapRow = z.object({
  no: z.int(),
  leadDepartment: z.string(),
  leadSection: z.string().nullable(),
  policy: z.string(),
  item: z.string(),
  outline: lines,
  milestones: z.array(z.object({ fiscalYear: z.int(), lines })),
  /** `andLater`: that year and the following ones. */
  plans: z.array(z.object({ fiscalYear: z.int(), andLater: z.boolean(), actions: lines })),
  /** Reasoned by the editors; the source has no links. */
  links: z.array(
    z.object({ measureId: z.string(), strength: z.enum(['strong', 'medium', 'weak']), reason: bilingual }),
  ),
  doubts: z.array(roadmapDoubt),
})

/** The document `roadmap`. */
export const roadmapDocument = z.object({ heading: z.string(), note: bilingual, rows: z.array(roadmapRow) })

export const strategyPage = z.object({
  /** Null where no such text was imported. */
  strategy: strategyDocument.nullable(),
  roadmap: roadmapDocument.nullable(),
  measures: z.array(z.object({ id: z.string(), title: z.string(), areaId: z.string() })),
  /** Indicators that count working hours; without a target nothing adds up to the goal. */
  hours: z.array(z.object({ measureId: z.string(), name: z.string(), target: z.number().nullable() })),
})

export type Bilingual = z.infer<typeof bilingual>
export type StrategyDocument = z.infer<typeof strategyDocument>
export type RoadmapDocument = z.infer<typeof roadmapDocument>
export type RoadmapRow = z.infer<typeof roadmapRow>
export type StrategyPage = z.infer<typeof strategyPage>
