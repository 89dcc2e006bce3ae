/** Weather (天気) says what is needed, not how one feels. Labels are wording; these codes are fixed. */

export const weathers = ['sunny', 'cloudy', 'rainy', 'stormy', 'outOfScope'] as const

export type Weather = (typeof weathers)[number]
