terraform {
  required_providers {
    hcloud = {
      source  = "hetznercloud/hcloud"
      version = "~> 1.49"
    }
  }
}

resource "hcloud_server" "web" {
  count       = 2
  name        = "web-${count.index}"
  server_type = "cx33"
  image       = "debian-12"
  location    = "fsn1"
  backups     = true
}

resource "hcloud_server" "worker" {
  name        = "worker"
  server_type = "cax21"
  image       = "debian-12"
  location    = "fsn1"
}

resource "hcloud_volume" "data" {
  name     = "data"
  size     = 100
  location = "fsn1"
}

resource "hcloud_primary_ip" "web" {
  name          = "web"
  type          = "ipv4"
  assignee_type = "server"
  auto_delete   = false
}

resource "hcloud_network" "private" {
  name     = "private"
  ip_range = "10.0.0.0/16"
}
