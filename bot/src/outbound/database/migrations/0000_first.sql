CREATE TABLE "board_version" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"person_id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"service_url" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"round_id" text NOT NULL,
	"person_id" text NOT NULL,
	"step" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"conversation_id" text,
	"activity_id" text,
	"cause" text,
	"maybe_twice" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notices_round_id_person_id_step_pk" PRIMARY KEY("round_id","person_id","step")
);
--> statement-breakpoint
CREATE TABLE "served_views" (
	"person_id" text PRIMARY KEY NOT NULL,
	"view" text NOT NULL,
	"served_at" timestamp with time zone NOT NULL,
	"card_stale" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"measure_id" text NOT NULL,
	"person_id" text NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "assignments_measure_id_person_id_pk" PRIMARY KEY("measure_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"post" text NOT NULL,
	"duties" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"key" text PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" text PRIMARY KEY NOT NULL,
	"measure_id" text NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"target" double precision,
	"target_day" text,
	"better_when" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"id" text PRIMARY KEY NOT NULL,
	"order" integer NOT NULL,
	"title" text NOT NULL,
	"pillar_id" text NOT NULL,
	"pillar_name" text NOT NULL,
	"area_id" text NOT NULL,
	"area_name" text NOT NULL,
	"lead_department" text NOT NULL,
	"lead_section" text,
	"related_sections" jsonb NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"measure_id" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"milestone" jsonb NOT NULL,
	"actions" jsonb NOT NULL,
	"target" jsonb NOT NULL,
	CONSTRAINT "plans_measure_id_fiscal_year_pk" PRIMARY KEY("measure_id","fiscal_year")
);
--> statement-breakpoint
CREATE TABLE "published_answers" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"weather" text NOT NULL,
	"direction" text NOT NULL,
	"progress" text NOT NULL,
	"detail" jsonb NOT NULL,
	CONSTRAINT "published_answers_round_id_measure_id_pk" PRIMARY KEY("round_id","measure_id")
);
--> statement-breakpoint
CREATE TABLE "expectations" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"responsible" text,
	"state" text NOT NULL,
	"cause" text,
	CONSTRAINT "expectations_round_id_measure_id_pk" PRIMARY KEY("round_id","measure_id")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"revision" integer NOT NULL,
	"weather" text NOT NULL,
	"progress" text NOT NULL,
	"direction" text NOT NULL,
	"direction_reason" text NOT NULL,
	"direction_reason_text" text NOT NULL,
	"answered_by" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"nonce" text NOT NULL,
	CONSTRAINT "revisions_round_id_measure_id_revision_pk" PRIMARY KEY("round_id","measure_id","revision"),
	CONSTRAINT "revisions_nonce" UNIQUE("round_id","measure_id","nonce")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"opens_on" text NOT NULL,
	"due_on" text NOT NULL,
	"closes_on" text NOT NULL,
	"as_of_day" text NOT NULL,
	"opened_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "served_views" ADD CONSTRAINT "served_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_answers" ADD CONSTRAINT "published_answers_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expectations" ADD CONSTRAINT "expectations_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expectations" ADD CONSTRAINT "expectations_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expectations" ADD CONSTRAINT "expectations_responsible_people_id_fk" FOREIGN KEY ("responsible") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_round_id_measure_id_expectations_round_id_measure_id_fk" FOREIGN KEY ("round_id","measure_id") REFERENCES "public"."expectations"("round_id","measure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "notices_state" ON "notices" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_one_leader" ON "assignments" USING btree ("measure_id") WHERE part = 'leader';--> statement-breakpoint
CREATE INDEX "assignments_person" ON "assignments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "indicators_measure" ON "indicators" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "expectations_responsible" ON "expectations" USING btree ("responsible","round_id");--> statement-breakpoint
CREATE VIEW "public"."newest_answers" AS (
  select distinct on (round_id, measure_id)
    round_id, measure_id, source, revision, weather, direction, direction_reason, direction_reason_text, progress, answered_at
  from (
    select round_id, measure_id, 'answer' as source, revision, weather, direction, direction_reason,
      direction_reason_text, progress, answered_at
    from revisions
    union all
    select round_id, measure_id, 'published', 0, weather, direction, null, '', progress, null
    from published_answers
  ) as every_word
  order by round_id, measure_id, revision desc
);