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
CREATE TABLE "sent_cards" (
	"person_id" text NOT NULL,
	"activity_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"round_id" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sent_cards_person_id_activity_id_pk" PRIMARY KEY("person_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "served_views" (
	"person_id" text PRIMARY KEY NOT NULL,
	"view" text NOT NULL,
	"served_at" timestamp with time zone NOT NULL,
	"card_stale" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "doubts" (
	"id" text PRIMARY KEY NOT NULL,
	"measure_id" text,
	"field" text,
	"fiscal_year" integer,
	"group" text NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"note" text NOT NULL,
	"suggestion" text,
	"place" integer NOT NULL,
	"state" text NOT NULL,
	"settled_as" text,
	"settled_text" text,
	"text_before" text,
	"settled_by" text,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "excuses" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"reason" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "excuses_round_id_measure_id_pk" PRIMARY KEY("round_id","measure_id")
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
	"cumulative" boolean NOT NULL,
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
CREATE TABLE "acceptances" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"revision" integer NOT NULL,
	"accepted_by" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "acceptances_round_id_measure_id_revision_pk" PRIMARY KEY("round_id","measure_id","revision")
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"question" jsonb NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"choice" text,
	"text" text NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "follow_ups_round_id_measure_id_pk" PRIMARY KEY("round_id","measure_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"round_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"number" integer NOT NULL,
	"question" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"reply" text,
	"replied_by" text,
	"replied_at" timestamp with time zone,
	CONSTRAINT "reviews_round_id_measure_id_number_pk" PRIMARY KEY("round_id","measure_id","number")
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
	"figures" jsonb NOT NULL,
	"milestones" jsonb NOT NULL,
	"issue" text NOT NULL,
	"next_action" text NOT NULL,
	"consultation" jsonb,
	"next_year_needs" jsonb NOT NULL,
	"unchanged" boolean NOT NULL,
	"recorded_for" text,
	"sample" boolean NOT NULL,
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
ALTER TABLE "sent_cards" ADD CONSTRAINT "sent_cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "served_views" ADD CONSTRAINT "served_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doubts" ADD CONSTRAINT "doubts_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doubts" ADD CONSTRAINT "doubts_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excuses" ADD CONSTRAINT "excuses_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excuses" ADD CONSTRAINT "excuses_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_answers" ADD CONSTRAINT "published_answers_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_round_id_measure_id_expectations_round_id_measure_id_fk" FOREIGN KEY ("round_id","measure_id") REFERENCES "public"."expectations"("round_id","measure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_round_id_measure_id_expectations_round_id_measure_id_fk" FOREIGN KEY ("round_id","measure_id") REFERENCES "public"."expectations"("round_id","measure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_replied_by_people_id_fk" FOREIGN KEY ("replied_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_round_id_measure_id_expectations_round_id_measure_id_fk" FOREIGN KEY ("round_id","measure_id") REFERENCES "public"."expectations"("round_id","measure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expectations" ADD CONSTRAINT "expectations_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expectations" ADD CONSTRAINT "expectations_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expectations" ADD CONSTRAINT "expectations_responsible_people_id_fk" FOREIGN KEY ("responsible") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_recorded_for_people_id_fk" FOREIGN KEY ("recorded_for") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
    round_id, measure_id, source, revision, weather, direction, direction_reason, direction_reason_text, progress, answered_at, unchanged
  from (
    select round_id, measure_id, case when sample then 'sample' else 'answer' end as source, revision, weather, direction, direction_reason,
      direction_reason_text, progress, answered_at, unchanged
    from revisions
    union all
    select round_id, measure_id, 'published', 0, weather, direction, null, '', progress, null, false
    from published_answers
  ) as every_word
  order by round_id, measure_id, revision desc
);