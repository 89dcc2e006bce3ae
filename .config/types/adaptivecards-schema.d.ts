// adaptivecards-templating's typings import the renderer's TypeScript sources, which do not compile under our settings.
export type IAdaptiveCard = object
