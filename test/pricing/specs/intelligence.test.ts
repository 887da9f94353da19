/** Bedrock and what reads, hears and sees against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: intelligence', () => {
  examples('Bedrock', [
    {
      // 2,000,000 units: 0.15 a thousand for content and for topics, 0.10 for personal data
      name: 'a guardrail, each policy by itself',
      usage: `  aws_bedrock_guardrail.g: { monthly_text_units: 2000000 }`,
      code: `
        resource "aws_bedrock_guardrail" "g" {
          content_policy_config {
            filters_config { type = "HATE" }
          }
          topic_policy_config {
            topics_config { name = "investment" }
          }
          sensitive_information_policy_config {
            pii_entities_config { type = "NAME" }
          }
        }
        resource "aws_bedrock_guardrail" "words" {
          sensitive_information_policy_config {
            regexes_config { name = "ticket" }
          }
        }
        resource "aws_bedrock_guardrail" "grounded" {
          contextual_grounding_policy_config {
            filters_config { type = "GROUNDING" }
          }
        }`,
      expected: `
        aws_bedrock_guardrail.g $800.00 priced
          Content filters | 2000 1k text units | $300.00
          Denied topics | 2000 1k text units | $300.00
          Sensitive information filters | 2000 1k text units | $200.00
        aws_bedrock_guardrail.grounded ? usage
          Contextual grounding checks | ? 1k text units | ?`,
    },
    {
      // 10 vCPU-hours at 0.0895, 100 GB-hours at 0.00945
      name: 'what agents run in',
      usage: `  aws_bedrockagentcore_agent_runtime.r: { monthly_vcpu_hours: 10, monthly_gb_hours: 100 }
  aws_bedrockagentcore_browser.b: { monthly_vcpu_hours: 20, monthly_gb_hours: 200 }`,
      code: `
        resource "aws_bedrockagentcore_agent_runtime" "r" {}
        resource "aws_bedrockagentcore_browser" "b" {}
        resource "aws_bedrockagentcore_code_interpreter" "c" {}`,
      expected: `
        aws_bedrockagentcore_agent_runtime.r $1.84 priced
          CPU | 10 vCPU-hours | $0.90
          Memory | 100 GB-hours | $0.95
        aws_bedrockagentcore_browser.b $3.68 priced
          CPU | 20 vCPU-hours | $1.79
          Memory | 200 GB-hours | $1.89
        aws_bedrockagentcore_code_interpreter.c ? usage
          CPU | ? vCPU-hours | $0.0895 each
          Memory | ? GB-hours | $0.00945 each`,
    },
    {
      // 5.00 a million calls, 25.00 a million searches, 0.02 for 100 tools; 0.25, 0.75 and 0.50 a thousand; 0.025 a
      // thousand, 0.13 a thousand tokens
      name: 'gateways, memory and policies of agents',
      usage: `  aws_bedrockagentcore_gateway.g: { monthly_invocations: 1000000, monthly_searches: 100000, indexed_tools: 200 }
  aws_bedrockagentcore_memory.m: { monthly_events: 10000, records: 2000, monthly_retrievals: 4000 }
  aws_bedrockagentcore_policy_engine.p: { monthly_authorizations: 1000000, monthly_authoring_tokens: 10000 }`,
      code: `
        resource "aws_bedrockagentcore_gateway" "g" {}
        resource "aws_bedrockagentcore_memory" "m" {}
        resource "aws_bedrockagentcore_policy_engine" "p" {}`,
      expected: `
        aws_bedrockagentcore_gateway.g $7.54 priced
          API invocations | 1000 1k invocations | $5.00
          Searches | 100 1k searches | $2.50
          Tools indexed | 2 100 tools | $0.04
        aws_bedrockagentcore_memory.m $6.00 priced
          New events (short-term) | 10 1k events | $2.50
          Records stored (long-term, built-in strategies) | 2 1k records | $1.50
          Retrievals (long-term) | 4 1k retrievals | $2.00
        aws_bedrockagentcore_policy_engine.p $26.30 priced
          Authorization requests | 1000 1k requests | $25.00
          Policy authoring | 10 1k tokens | $1.30`,
    },
  ]);

  examples('Comprehend, Lex, Rekognition, CodeGuru, Q', [
    {
      // 0.50 a model and month, 3.00 an hour of training (0.000833 a second), 0.0005 a unit
      name: "models of one's own",
      usage: `  aws_comprehend_document_classifier.d: { monthly_training_hours: 2, monthly_units: 10000 }
  aws_rekognition_project.p: { monthly_training_hours: 3, monthly_inference_hours: 10 }`,
      code: `
        resource "aws_comprehend_document_classifier" "d" {}
        resource "aws_comprehend_entity_recognizer" "e" {}
        resource "aws_rekognition_project" "p" {}`,
      expected: `
        aws_comprehend_document_classifier.d $11.50 priced
          Model management | 1 months | $0.50
          Training | 2 hours | $6.00
          Asynchronous classification | 10 1k units | $5.00
        aws_comprehend_entity_recognizer.e $0.50 usage
          Model management | 1 months | $0.50
          Training | ? hours | $2.9988 each
        aws_rekognition_project.p $43.00 priced
          Training | 3 hours | $3.00
          Inference | 10 hours | $40.00`,
    },
    {
      // 0.004 a request of speech, 0.00075 of text; streamed 0.0065 and 0.002
      name: 'bots',
      usage: `  aws_lex_bot.a: { monthly_speech_requests: 10000, monthly_text_requests: 100000 }
  aws_lexv2models_bot.b: { monthly_speech_requests: 1000, monthly_text_requests: 1000, monthly_streamed_speech_intervals: 2000, monthly_streamed_text_requests: 2000 }`,
      code: `
        resource "aws_lex_bot" "a" {}
        resource "aws_lexv2models_bot" "b" {}`,
      expected: `
        aws_lex_bot.a $115.00 priced
          Speech requests | 10 1k requests | $40.00
          Text requests | 100 1k requests | $75.00
        aws_lexv2models_bot.b $21.75 priced
          Speech requests | 1 1k requests | $4.00
          Text requests | 1 1k requests | $0.75
          Streamed speech | 2 1k intervals | $13.00
          Streamed text requests | 2 1k requests | $4.00`,
    },
    {
      // a million images at 0.001, 500,000 at 0.0008; 100,000 faces at 0.00001; 0.12 a minute of search, 0.00817 of
      // labels
      name: 'faces',
      usage: `  aws_rekognition_collection.c: { monthly_images: 1500000, faces: 100000 }
  aws_rekognition_stream_processor.search: { monthly_minutes: 100 }
  aws_rekognition_stream_processor.labels: { monthly_minutes: 1000 }`,
      code: `
        resource "aws_rekognition_collection" "c" {}
        resource "aws_rekognition_stream_processor" "search" {
          settings {
            face_search { collection_id = "c" }
          }
        }
        resource "aws_rekognition_stream_processor" "labels" {
          settings {
            connected_home { labels = ["PERSON"] }
          }
        }`,
      expected: `
        aws_rekognition_collection.c $1401.00 priced
          Images processed (first 1M) | 1000 1k images | $1000.00
          Images processed (next 4M) | 500 1k images | $400.00
          Face vectors stored | 100 1k faces | $1.00
        aws_rekognition_stream_processor.search $12.00 priced
          Face search | 100 minutes | $12.00
        aws_rekognition_stream_processor.labels $8.17 priced
          Label detection | 1000 minutes | $8.17`,
    },
    {
      // 0.005 an hour up to 36,000; 10.00 for every 100,000 lines begun; 3.00 and 20.00 a user, 0.14 and 0.264 an hour
      name: 'code and questions',
      usage: `  aws_codeguruprofiler_profiling_group.p: { monthly_sampling_hours: 50000 }
  aws_codegurureviewer_repository_association.r: { lines_of_code: 250000 }
  aws_qbusiness_application.q: { lite_users: 10, pro_users: 5, starter_index_units: 1, enterprise_index_units: 1 }`,
      code: `
        resource "aws_codeguruprofiler_profiling_group" "p" {}
        resource "aws_codegurureviewer_repository_association" "r" {}
        resource "aws_qbusiness_application" "q" {}`,
      expected: `
        aws_codeguruprofiler_profiling_group.p $180.00 priced
          Sampling hours | 36000 hours | $180.00
        aws_codegurureviewer_repository_association.r $30.00 priced
          Lines of code | 3 100k lines | $30.00
        aws_qbusiness_application.q $424.92 priced
          Users (Lite) | 10 users | $30.00
          Users (Pro) | 5 users | $100.00
          Index units (starter) | 1 units | $102.20
          Index units (enterprise) | 1 units | $192.72`,
    },
  ]);
});
