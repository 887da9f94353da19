/** Services for people and places: messages, users, maps, media; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: applications', () => {
  examples('Messages', [
    {
      // an endpoint 50.00; 0.15 a thousand messages; 2.00 a GB archived, 0.19 a GB kept; 0.07 a thousand watched; a
      // user 4.00
      name: 'mail',
      usage: `  aws_mailmanager_rule_set.r: { monthly_emails: 100000 }
  aws_mailmanager_archive.a: { monthly_archived_gb: 10, storage_gb: 100 }
  aws_sesv2_account_vdm_attributes.on: { monthly_emails: 100000 }`,
      code: `
        resource "aws_mailmanager_ingress_point" "i" {}
        resource "aws_mailmanager_rule_set" "r" {}
        resource "aws_mailmanager_archive" "a" {}
        resource "aws_sesv2_account_vdm_attributes" "on" { vdm_enabled = "ENABLED" }
        resource "aws_sesv2_account_vdm_attributes" "off" { vdm_enabled = "DISABLED" }
        resource "aws_workmail_user" "u" {}`,
      expected: `
        aws_mailmanager_ingress_point.i $50.00 priced
          Ingress endpoint | 1 months | $50.00
        aws_mailmanager_rule_set.r $15.00 priced
          Email processing | 100 1k emails | $15.00
        aws_mailmanager_archive.a $39.00 priced
          Archiving | 10 GB | $20.00
          Archive storage | 100 GB | $19.00
        aws_sesv2_account_vdm_attributes.on $7.00 priced
          Virtual Deliverability Manager | 100 1k emails | $7.00
        aws_workmail_user.u $4.00 priced
          User | 1 months | $4.00`,
    },
    {
      // 0.038 a minute, 0.010 a message of a chat, 0.080 an email, 0.014 a text
      name: 'contacts',
      usage: `  aws_connect_instance.c: { monthly_voice_minutes: 10000, monthly_chat_messages: 1000, monthly_emails: 100, monthly_text_messages: 100 }`,
      code: `
        resource "aws_connect_instance" "c" {}
        resource "aws_connect_instance" "unstated" {}`,
      expected: `
        aws_connect_instance.c $399.40 priced
          Voice | 10000 minutes | $380.00
          Chat | 1000 messages | $10.00
          Email | 100 messages | $8.00
          SMS and third-party messaging | 100 messages | $1.40
        aws_connect_instance.unstated ? usage
          Voice | ? minutes | $0.038 each
          Chat | ? messages | $0.01 each`,
    },
  ]);

  examples('People, places, media', [
    {
      // 3.00 a user; 1.00 an active user beyond five; 1.20 a thousand users that are reached, 1.00 a million events
      name: 'users',
      usage: `  aws_appfabric_app_bundle.b: { users: 100, additional_application_users: 100 }
  aws_codecommit_repository.r: { active_users: 3 }
  aws_pinpoint_app.p: { monthly_targeted_users: 10000, monthly_events: 2000000, monthly_emails: 10000, monthly_push_notifications: 1000000, monthly_in_app_requests: 1000 }`,
      code: `
        resource "aws_appfabric_app_bundle" "b" {}
        resource "aws_codecommit_repository" "r" {}
        resource "aws_pinpoint_app" "p" {}`,
      expected: `
        aws_appfabric_app_bundle.b $305.00 priced
          Users | 100 users | $300.00
          Users of further applications | 100 users | $5.00
        aws_codecommit_repository.r $3.00 priced
          Active users | 3 users | $3.00
        aws_pinpoint_app.p $16.11 priced
          Monthly targeted users | 10 1k users | $12.00
          Events collected | 2 1M events | $2.00
          Emails | 10 1k emails | $1.00
          Push notifications | 1 1M notifications | $1.00
          In-app message requests | 1 1k requests | $0.11`,
    },
    {
      // 0.16 a thousand positions up to 250,000, then 0.11; 0.05 a thousand written; 0.04 a thousand tiles; 0.50 and
      // 4.00 a thousand addresses; 0.50 a thousand routes
      name: 'places',
      usage: `  aws_location_geofence_collection.g: { monthly_positions_evaluated: 350000 }
  aws_location_tracker.t: { monthly_positions_written: 100000 }
  aws_location_map.m: { monthly_tiles: 100000 }
  aws_location_place_index.once: { monthly_addresses: 10000, monthly_suggestions: 10000 }
  aws_location_place_index.kept: { monthly_addresses: 10000, monthly_suggestions: 0 }
  aws_location_route_calculator.r: { monthly_routes: 10000 }`,
      code: `
        resource "aws_location_geofence_collection" "g" {}
        resource "aws_location_tracker" "t" {}
        resource "aws_location_map" "m" {}
        resource "aws_location_place_index" "once" {}
        resource "aws_location_place_index" "kept" {
          data_source_configuration { intended_use = "Storage" }
        }
        resource "aws_location_route_calculator" "r" {}`,
      expected: `
        aws_location_geofence_collection.g $51.00 priced
          Positions evaluated (first 250K) | 250 1k positions | $40.00
          Positions evaluated (next 1.75M) | 100 1k positions | $11.00
        aws_location_tracker.t $5.00 priced
          Positions written (first 500K) | 100 1k positions | $5.00
        aws_location_map.m $4.00 priced
          Map tiles | 100 1k tiles | $4.00
        aws_location_place_index.once $7.00 priced
          Addresses geocoded | 10 1k addresses | $5.00
          Suggestions | 10 1k requests | $2.00
        aws_location_place_index.kept $40.00 priced
          Addresses geocoded (stored) | 10 1k addresses | $40.00
          Suggestions | 0 1k requests | $0.00
        aws_location_route_calculator.r $5.00 priced
          Routes calculated | 10 1k routes | $5.00`,
    },
    {
      // 0.17 a minute of a device, 0.005 of a browser, in the one region of the service
      name: 'devices and browsers',
      region: 'us-west-2',
      usage: `  aws_devicefarm_project.p: { monthly_device_minutes: 1000 }
  aws_devicefarm_test_grid_project.g: { monthly_browser_minutes: 1000 }`,
      code: `
        resource "aws_devicefarm_project" "p" { name = "p" }
        resource "aws_devicefarm_test_grid_project" "g" { name = "g" }`,
      expected: `
        aws_devicefarm_project.p $170.00 priced
          Device minutes | 1000 minutes | $170.00
        aws_devicefarm_test_grid_project.g $5.00 priced
          Browser minutes | 1000 minutes | $5.00`,
    },
    {
      // 0.023 a GB, 0.02 a GB written, 0.005 a thousand and 0.004 ten thousand requests
      name: 'media',
      usage: `  aws_media_store_container.c: { storage_gb: 100, monthly_ingested_gb: 10, monthly_put_requests: 10000, monthly_get_requests: 100000 }`,
      code: `
        resource "aws_media_store_container" "c" {}`,
      expected: `
        aws_media_store_container.c $2.59 priced
          Storage | 100 GB | $2.30
          Ingest optimization | 10 GB | $0.20
          PUT requests | 10 1k requests | $0.05
          GET requests | 10 10k requests | $0.04`,
    },
  ]);
});
